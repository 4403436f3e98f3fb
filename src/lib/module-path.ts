import { fileURLToPath } from "node:url";

/**
 * Path of a module beside (or below) the caller's, to be started as a process of its own: `.ts` in a clone, where
 * Node strips types, `.js` in the built package. Call it with `import.meta.url` and the path without extension.
 */
export function modulePath(callerUrl: string, relative: string): string {
  const extension = callerUrl.endsWith(".ts") ? ".ts" : ".js";
  return fileURLToPath(new URL(relative + extension, callerUrl));
}
