import { relative } from "node:path";

/** A path as a person in the current folder would write it: relative below it, absolute elsewhere. */
export function relativePath(path: string): string {
  const short = relative("", path);
  return short === "" || short.startsWith("..") ? path : short;
}
