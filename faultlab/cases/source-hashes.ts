import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash, treeHash } from "../../src/lib/content-hash.ts";
import { readTree } from "../../src/lib/read-tree.ts";
import type { FoundOperator } from "./find-operators.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isSource = (path: string) => path.endsWith(".ts") && !/\.(?:test|fixture)\.ts$/.test(path);

/** Hash of the analysis: probes, repair, rules. */
export async function rulesHash(): Promise<string> {
  return short(treeHash(await readTree(join(root, "src/analysis"), { wants: isSource })));
}

/** Hash of what an operator's cases are made with: its file, the generator, suite and replies. */
export async function generatorHash(
  suiteDirectory: string,
  repliesDirectory: string,
): Promise<(operator: FoundOperator) => string> {
  const trees = await Promise.all([
    readTree(join(root, "faultlab/cases"), { wants: isSource }),
    readTree(join(root, "faultlab/source"), { wants: isSource }),
    readTree(suiteDirectory),
    readTree(repliesDirectory),
  ]);
  const common = trees.map((tree) => treeHash(tree)).join();
  return ({ hash }) => short(contentHash(`${common} ${hash}`));
}

function short(hash: string): string {
  return hash.slice(0, 16);
}
