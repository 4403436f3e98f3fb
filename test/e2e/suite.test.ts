import { expect, test } from "vitest";
import { z } from "zod";
import { openWorkspace } from "./faultline.ts";

const validation = z.object({
  passed: z.boolean(),
  gates: z.array(
    z.object({ evalPath: z.string(), gate: z.string(), held: z.boolean(), detail: z.string() }),
  ),
});

test("every reference and variant of the suite passes; every fault and empty project fails where it must", async () => {
  await using workspace = await openWorkspace();
  const { exitCode, stdout } = await workspace.faultline("validate", "--json");
  const { gates } = validation.parse(JSON.parse(stdout));
  expect(gates.filter(({ held }) => !held)).toEqual([]);
  expect(exitCode).toBe(0);
  const evals = new Set(gates.map(({ evalPath }) => evalPath));
  expect(evals.size).toBeGreaterThanOrEqual(12);
  for (const kind of ["reference", "empty project", "fault", "variant"]) {
    const guarded = gates.filter(({ gate }) => gate.startsWith(kind));
    expect(new Set(guarded.map(({ evalPath }) => evalPath))).toEqual(evals);
  }
});
