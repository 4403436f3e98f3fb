import { join } from "node:path";

/** Folder of a model's reports below `directory`: `{provider}/{model}`, each made safe as one path segment. */
export function reportFolder(place: {
  readonly directory: string;
  readonly provider: string;
  readonly model: string;
}): string {
  return join(place.directory, pathSegment(place.provider), pathSegment(place.model));
}

/** A name as one segment of a path on every platform: no separators, no dots alone, never empty. */
export function pathSegment(name: string): string {
  const safe = name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^\.+|\.+$/g, "")
    .slice(0, 100);
  return safe === "" ? "unnamed" : safe;
}
