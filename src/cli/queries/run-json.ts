import type { Run } from "../../domain/run.ts";

/** A run as JSON: of what lay over its suite only the names of the files. */
export function runJson({ suite, ...facts }: Run) {
  if (suite === undefined) return facts;
  return { ...facts, suite: { ...suite, overlay: Object.keys(suite.overlay) } };
}
