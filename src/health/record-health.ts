import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addTallies } from "../domain/health.ts";
import type { EvalHealth } from "../domain/health.ts";
import type { Suite } from "../domain/suite.ts";
import { recordedHealthFile } from "../suite/recorded-health.ts";

/**
 * Writes the health of evals into their suite (`health.json`). What was measured before of an eval that has not changed
 * stays where it was not measured again.
 */
export async function recordHealth(suite: Suite, health: readonly EvalHealth[]): Promise<void> {
  const known = new Map(suite.health);
  for (const each of health) known.set(each.evalPath, merged(known.get(each.evalPath), each));
  const evals = [...known.values()].sort((a, b) => (a.evalPath < b.evalPath ? -1 : 1));
  await writeFile(join(suite.root, recordedHealthFile), `${JSON.stringify({ evals }, null, 2)}\n`);
}

function merged(before: EvalHealth | undefined, now: EvalHealth): EvalHealth {
  if (before?.evalHash !== now.evalHash || now.mutants !== null) return now;
  const generated = before.equivalents?.rejected ?? { count: 0, of: 0 };
  return {
    ...now,
    falseRejects: addTallies(now.falseRejects, generated),
    mutants: before.mutants,
    equivalents: before.equivalents,
    flips: before.flips,
  };
}
