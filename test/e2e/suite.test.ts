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

const tally = z.object({ count: z.number(), of: z.number() });
const operators = z.record(z.string(), z.number());
const knownHealth = z.object({
  evals: z.array(
    z.object({
      evalPath: z.string(),
      falseRejects: tally,
      falseAccepts: tally,
      mutants: z.object({ killed: tally, equivalent: z.number(), operators }),
      equivalents: z.object({ rejected: tally, operators }),
      flips: tally,
      issues: z.array(z.string()),
    }),
  ),
  unknown: z.array(z.string()),
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

test("what is recorded of the suite's health is of its present evals, and good", async () => {
  await using workspace = await openWorkspace();
  const { stdout } = await workspace.faultline("health", "--json");
  const { evals, unknown } = knownHealth.parse(JSON.parse(stdout));
  expect(unknown).toEqual([]);
  expect(evals.flatMap(({ issues }) => issues)).toEqual([]);
  expect(
    evals.filter(({ falseRejects, falseAccepts }) => falseRejects.count + falseAccepts.count > 0),
  ).toEqual([]);
  expect(evals.filter(({ flips }) => flips.count > 0 || flips.of < 5)).toEqual([]);
  const made = sum(evals.map(({ mutants }) => mutants.killed.of));
  const killed = sum(evals.map(({ mutants }) => mutants.killed.count));
  const marked = sum(evals.map(({ mutants }) => mutants.equivalent));
  expect(made).toBeGreaterThanOrEqual(1000);
  const few = evals.filter(({ mutants }) => mutants.killed.of + mutants.equivalent < 10);
  expect(few).toEqual([]);
  expect(killed / made).toBeGreaterThanOrEqual(0.95);
  expect(marked / (made + marked)).toBeLessThanOrEqual(0.05);
  expect(sum(evals.map(({ equivalents }) => equivalents.rejected.of))).toBeGreaterThanOrEqual(660);
});

test("no operator made more than a fifth of the mutants", async () => {
  await using workspace = await openWorkspace();
  const { stdout } = await workspace.faultline("health", "--json");
  const { evals } = knownHealth.parse(JSON.parse(stdout));
  const counts = new Map<string, number>();
  for (const [name, count] of evals.flatMap(({ mutants }) => Object.entries(mutants.operators))) {
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  expect(counts.size).toBeGreaterThanOrEqual(8);
  expect(Math.max(...counts.values()) / sum([...counts.values()])).toBeLessThanOrEqual(0.2);
});

test("an eval's gates hold when candidates are pushed by the platform's own client", async () => {
  await using workspace = await openWorkspace();
  const { exitCode, stdout } = await workspace.faultline(
    "validate",
    "--json",
    "--push",
    "cli",
    "--eval",
    "005-idioms/000-internal_fns",
  );
  const { gates } = validation.parse(JSON.parse(stdout));
  expect(gates.filter(({ held }) => !held)).toEqual([]);
  expect(exitCode).toBe(0);
});
