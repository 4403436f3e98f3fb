import { access } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { contentHash } from "../../lib/content-hash.ts";
import { linkFolder } from "./workspace.ts";

/** Folder of an installed package as our own code resolves it; `undefined` where it is not installed. */
export function installedPackage(name: string): string | undefined {
  try {
    const manifest = findPackageJSON(name, import.meta.url);
    return manifest === undefined ? undefined : dirname(manifest);
  } catch {
    return undefined;
  }
}

/**
 * Folder `node_modules` that holds links to exactly the named packages, made once per set of names. Packages that are
 * not installed are left out: an import of them fails where the candidate makes it.
 */
export async function dependencySet(root: string, names: readonly string[]): Promise<string> {
  const key = contentHash([...names].sort().join("\n")).slice(0, 16);
  const folder = join(root, "dependency-sets", key, "node_modules");
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  if (exists) return folder;
  for (const name of names) {
    const target = installedPackage(name);
    if (target !== undefined) await linkFolder(target, join(folder, name));
  }
  return folder;
}
