import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Eval } from "../../src/domain/eval.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { parseFiles } from "../../src/generation/parse-files.ts";
import type { Base } from "../operator.ts";

/**
 * Everything that faults are injected into: of each eval the recorded reply (where there is one), the variants, and the
 * reference last, so that it serves where nothing else does. Whether they pass is not known yet.
 */
export async function readBases(suite: Suite, repliesDirectory: string): Promise<readonly Base[]> {
  const suiteFiles = Object.fromEntries(
    Object.entries(suite.files).filter(([path]) => !path.includes("/") && path !== "health.json"),
  );
  const groups = await Promise.all(
    [...suite.evals.values()].map(async (graded) => {
      const of = { eval: graded, suiteFiles };
      const reply = await readReply(repliesDirectory, graded);
      return [
        ...(reply === undefined ? [] : [baseOf(of, "reply", reply)]),
        ...graded.variants.map(({ name, files }) => ({ ...baseOf(of, "variant", files), name })),
        baseOf(of, "reference", graded.answer),
      ];
    }),
  );
  return groups.flat();
}

function baseOf(
  of: Pick<Base, "eval" | "suiteFiles">,
  origin: Base["origin"],
  files: ProjectFiles,
): Base {
  return { ...of, origin, name: origin, files };
}

async function readReply(directory: string, graded: Eval): Promise<ProjectFiles | undefined> {
  const text = await readFile(join(directory, `${graded.path}.md`), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = parseFiles(text);
  return parsed.status === "parsed" ? parsed.files : undefined;
}
