import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { loadSuite } from "../../src/suite/load-suite.ts";
import { stratifiedSample } from "../stratified-sample.ts";
import { openWorkspace } from "./faultline.ts";

const suite = await loadSuite(fileURLToPath(new URL("../../suites/convex", import.meta.url)));
const sample = stratifiedSample([...suite.evals.keys()]);

const validation = z.object({
  passed: z.boolean(),
  gates: z.array(
    z.object({ evalPath: z.string(), kind: z.string(), held: z.boolean(), detail: z.string() }),
  ),
});

test("of a sample of the suite every reference and variant passes, every fault and null candidate fails where it must", async () => {
  await using workspace = await openWorkspace();
  const { exitCode, stdout } = await workspace.faultline("validate", "--json", "--eval", ...sample);
  const { gates } = validation.parse(JSON.parse(stdout));
  expect(gates.filter(({ held }) => !held)).toEqual([]);
  expect(exitCode).toBe(0);
  for (const kind of ["reference", "null", "fault", "variant", "sentences"]) {
    const guarded = gates.filter((gate) => gate.kind === kind);
    expect(new Set(guarded.map(({ evalPath }) => evalPath))).toEqual(new Set(sample));
  }
});

test("the sample holds one in eight of every category", () => {
  expect(suite.evals.size).toBe(66);
  expect(sample.length * 8).toBeGreaterThanOrEqual(suite.evals.size);
  const categories = new Set([...suite.evals.values()].map(({ category }) => category));
  expect(new Set(sample.map((path) => path.split("/")[0]))).toEqual(categories);
});

test.each([...suite.evals.values()])(
  "$path has faults and variants enough",
  ({ faults, variants }) => {
    expect(faults.length).toBeGreaterThanOrEqual(3);
    expect(variants.length).toBeGreaterThanOrEqual(3);
  },
);
