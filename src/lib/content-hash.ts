import { createHash } from "node:crypto";

/** SHA-256 of a text, 64 hexadecimal characters. */
export function contentHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Hash of a set of named texts that does not depend on their order. */
export function treeHash(files: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const path of Object.keys(files).sort()) {
    hash.update(`${path.length}:${path}\n${files[path]?.length}:${files[path]}\n`);
  }
  return hash.digest("hex");
}
