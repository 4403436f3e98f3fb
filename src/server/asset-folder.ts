import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { AssetFolder } from "./viewer-parts.ts";

/** Files below a folder, and none beside it. */
export function openAssetFolder(folder: string): AssetFolder {
  const root = resolve(folder);
  return {
    async read(path) {
      const file = resolve(root, path);
      if (!file.startsWith(root + sep) || path.includes("\0")) return undefined;
      try {
        return new Uint8Array(await readFile(file));
      } catch (error) {
        if (error instanceof Error && "code" in error && isAbsent(error.code)) return undefined;
        throw error;
      }
    },
  };
}

function isAbsent(code: unknown): boolean {
  return code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR" || code === "ENAMETOOLONG";
}
