import { lstat, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { limitConcurrency } from "./limit-concurrency.ts";

export interface TreeOptions {
  /** Says which files are read, by path relative to the root (always with `/`). Default: all. */
  readonly wants?: (path: string) => boolean;
  /** Says which folders are entered. Default: all but `node_modules` and those that start with a dot. */
  readonly enters?: (path: string) => boolean;
  /** Larger files are left out. */
  readonly maxBytes?: number;
}

const openFilesLimit = 32;

/**
 * Reads the text files below a folder: path relative to it (always with `/`, sorted) to text. Links, binary files and
 * what the options leave out are skipped. Fails like `readdir` where the folder cannot be read.
 */
export async function readTree(
  root: string,
  { wants = () => true, enters = entersByDefault, maxBytes = 1_048_576 }: TreeOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const paths = (await listFiles(root, "", enters)).filter(wants).sort();
  const texts = await limitConcurrency(paths, openFilesLimit, (path) =>
    readText(join(root, path), maxBytes),
  );
  return Object.fromEntries(
    paths.flatMap((path, index) => {
      const text = texts[index];
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}

function entersByDefault(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name !== "node_modules" && !name.startsWith(".");
}

async function listFiles(
  root: string,
  folder: string,
  enters: (path: string) => boolean,
): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return [path];
      return entry.isDirectory() && enters(path) ? await listFiles(root, path, enters) : [];
    }),
  );
  return lists.flat();
}

async function readText(file: string, maxBytes: number): Promise<string | undefined> {
  if ((await lstat(file)).size > maxBytes) return undefined;
  const bytes = await readFile(file);
  if (bytes.includes(0)) return undefined;
  try {
    // Quotes are compared byte for byte, so a byte order mark stays.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
