import { expect, test } from "vitest";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Demand } from "./gate.ts";
import { judgeGate } from "./judge-gate.ts";

function stepsWith(
  name: StepName,
  change: Partial<Extract<Step, { status: "failed" }>>,
): readonly Step[] {
  return stepNames.map((each): Step => {
    const finished = { name: each, durationMs: 1, notes: [], diagnostics: [] };
    return each === name
      ? { ...finished, ...change, status: "failed" }
      : { ...finished, status: "passed" };
  });
}

const passed: readonly Step[] = stepNames.map((name) => ({
  name,
  status: "passed",
  durationMs: 1,
  notes: [],
  diagnostics: [],
}));
const typeError = {
  tool: "typescript",
  code: "TS2339",
  severity: "error",
  message: "Property 'x'\nmore",
} as const;
const atDeploy = stepsWith("deploy", {
  diagnostics: [{ ...typeError, severity: "warning", code: "W", message: "warned" }, typeError],
});
const atTests = stepsWith("tests", {
  tests: [
    {
      name: "adds",
      status: "failed",
      durationMs: 1,
      failures: [{ kind: "assertion", code: "toBe", message: "expected 1 to be 2" }],
    },
  ],
});

const passes: Demand = { kind: "passes" };
const fails: Demand = { kind: "fails" };
const stated = (step: StepName, pattern: string, code?: string): Demand => ({
  kind: "fails-as-stated",
  expected: { step, pattern, ...(code !== undefined && { code }) },
});

test.each<{ demand: Demand; steps: readonly Step[]; detail: string }>([
  { demand: passes, steps: passed, detail: "It passes every step." },
  { demand: fails, steps: atDeploy, detail: "It fails at deploy." },
  {
    demand: stated("deploy", "^Property", "TS2339"),
    steps: atDeploy,
    detail: "It fails at deploy as stated.",
  },
  {
    demand: stated("tests", "to be 2", "toBe"),
    steps: atTests,
    detail: "It fails at tests as stated.",
  },
  {
    demand: passes,
    steps: [...passed.slice(0, 5), { name: "tests", status: "skipped", reason: "not-in-pipeline" }],
    detail: "It passes every step.",
  },
])("holds: $detail", ({ demand, steps, detail }) => {
  expect(judgeGate(demand, steps)).toEqual({ held: true, detail });
});

test.each<{ demand: Demand; steps: readonly Step[]; detail: string }>([
  { demand: passes, steps: atDeploy, detail: "It must pass, but fails at deploy: Property 'x'" },
  { demand: fails, steps: passed, detail: "It must fail, but passes every step." },
  {
    demand: stated("tests", "x"),
    steps: passed,
    detail: "It must fail at tests, but passes every step.",
  },
  {
    demand: stated("tests", "x"),
    steps: atDeploy,
    detail: "It must fail at tests, but fails at deploy: Property 'x'",
  },
  {
    demand: stated("deploy", "x", "TS1"),
    steps: atDeploy,
    detail: "It fails at deploy, but no finding has the code TS1 (found: TS2339).",
  },
  {
    demand: stated("deploy", "warned"),
    steps: atDeploy,
    detail: "It fails at deploy, but no message matches /warned/: Property 'x'",
  },
  {
    demand: passes,
    steps: [...passed.slice(0, 5), { name: "tests", status: "skipped", reason: "not-requested" }],
    detail: "It passes only because tests did not run.",
  },
  {
    demand: fails,
    steps: [
      { name: "deploy", status: "errored", durationMs: 1, kind: "retry", message: "worker gone" },
    ],
    detail: "It could not be graded: worker gone",
  },
])("does not hold: $detail", ({ demand, steps, detail }) => {
  expect(judgeGate(demand, steps)).toEqual({ held: false, detail });
});
