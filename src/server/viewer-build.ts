import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** `app` is served; `export` opens from disk. */
export type ViewerMode = "app" | "export";

const folders: Readonly<Record<ViewerMode, string>> = { app: "viewer", export: "viewer-export" };

/**
 * Folder of the built pages. The package brings them along; a clone builds them when they are first needed, and again
 * once their source is newer: `onBuild` is told.
 */
export async function builtViewer(mode: ViewerMode, onBuild: () => void): Promise<string> {
  const isClone = import.meta.url.endsWith(".ts");
  // `src/server/` and `dist/server/` lie at the same depth.
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const folder = join(root, "dist", folders[mode]);
  const source = join(root, "viewer");
  if (!isClone || (await isFresh(folder, source))) return folder;
  onBuild();
  const { build } = await import("vite");
  await build({
    configFile: join(source, "vite.config.ts"),
    logLevel: "error",
    ...(mode === "export" && { mode }),
  });
  return folder;
}

async function isFresh(folder: string, source: string): Promise<boolean> {
  const built = await stat(join(folder, "index.html")).catch(() => undefined);
  if (built === undefined) return false;
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const { mtimeMs } = await stat(join(entry.parentPath, entry.name));
    if (mtimeMs > built.mtimeMs) return false;
  }
  return true;
}
