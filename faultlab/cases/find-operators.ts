import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contentHash } from "../../src/lib/content-hash.ts";
import type { Operator } from "../operator.ts";

/** An operator with what its file says about it. */
export interface FoundOperator extends Operator {
  /** Name of its file. */
  readonly name: string;
  /** Kept apart: written before the rules were read, and its figures printed on their own. */
  readonly heldOut: boolean;
  /** Hash of its file. */
  readonly hash: string;
}

const folder = fileURLToPath(new URL("..", import.meta.url));

/** Every operator below `operators/` and `held-out/`, sorted by letter and name. */
export async function findOperators(): Promise<readonly FoundOperator[]> {
  const files = await Promise.all(
    ["operators", "held-out"].map((name) =>
      readdir(join(folder, name), { recursive: true, withFileTypes: true }),
    ),
  );
  const paths = files
    .flat()
    .filter((file) => file.isFile() && /^(?!.*\.test\.ts$).*\.ts$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  const found = await Promise.all(paths.map(readOperator));
  return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function readOperator(path: string): Promise<FoundOperator> {
  const module = (await import(pathToFileURL(path).href)) as { readonly operator: Operator }; // what every file there exports
  const { letter, description } = module.operator;
  return {
    letter,
    description,
    injections: (base) => module.operator.injections(base),
    name: (path.split(/[\\/]/).at(-1) ?? path).replace(/\.ts$/, ""),
    heldOut: relative(folder, path).startsWith("held-out"),
    hash: contentHash(await readFile(path, "utf8")),
  };
}

function keyOf({ letter, name }: FoundOperator): string {
  return `${letter} ${name}`;
}
