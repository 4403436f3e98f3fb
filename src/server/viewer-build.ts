import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** `app` is served; `export` opens from disk. */
export type ViewerMode = "app" | "export";

const folders: Readonly<Record<ViewerMode, string>> = { app: "viewer", export: "viewer-export" };

interface BuildOptions {
  /** Told before pages are built. */
  readonly onBuild: () => void;
  /** Of the process that builds. `NODE_ENV` of a test in it would make React's other build, twice as large. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Folder of the built pages. The package brings them along; a clone builds them when they are first needed, and again
 * once their source is newer.
 */
export async function builtViewer(
  mode: ViewerMode,
  { onBuild, environment }: BuildOptions,
): Promise<string> {
  const isClone = import.meta.url.endsWith(".ts");
  // `src/server/` and `dist/server/` lie at the same depth.
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const folder = join(root, "dist", folders[mode]);
  const source = join(root, "viewer");
  if (!isClone || (await isFresh(folder, source))) return folder;
  onBuild();
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const words = ["build", "--config", join(source, "vite.config.ts"), "--logLevel", "error"];
  const modes = mode === "export" ? ["--mode", mode] : [];
  await promisify(execFile)(process.execPath, [vite, ...words, ...modes], { env: environment });
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
