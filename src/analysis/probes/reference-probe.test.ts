import { expect, test } from "vitest";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { stepNames } from "../../domain/step.ts";
import type { FailedStep, Step } from "../../domain/step.ts";
import { investigationFixture } from "./investigation.fixture.ts";
import { referenceProbe } from "./reference-probe.ts";

const broken: Diagnostic = {
  tool: "vitest",
  code: "toContain",
  severity: "error",
  message: "expected '[]' to contain 'label'",
  test: "carries labels",
};
const own: Diagnostic = { ...broken, code: "toEqual", message: "expected 1", test: "counts" };

function failing(name: FailedStep["name"], diagnostics: readonly Diagnostic[]): FailedStep {
  return { name, status: "failed", durationMs: 1, notes: [], diagnostics };
}

async function probe(step: FailedStep, reference: FailedStep) {
  const investigation = investigationFixture({ step });
  const steps = stepNames.map((name): Step =>
    name === reference.name
      ? reference
      : { name, status: "passed", durationMs: 1, notes: [], diagnostics: [] },
  );
  const { grade } = investigation;
  return referenceProbe({
    ...investigation,
    grade: async (request) => ({ ...(await grade(request)), steps }),
  });
}

test("of two failed tests the one that the reference fails too is what nobody can pass", async () => {
  const finding = await probe(failing("tests", [own, broken]), failing("tests", [broken]));
  expect([finding.outcome, finding.shared?.diagnostics]).toEqual(["fails-the-same", [broken]]);
});

test("a reference that fails another test only says nothing of this one", async () => {
  const finding = await probe(failing("tests", [own]), failing("tests", [broken]));
  expect([finding.outcome, finding.shared]).toEqual(["fails-otherwise", undefined]);
});

test("a reference that fails another step passes this one", async () => {
  const rule = { ...own, tool: "eslint", code: "sort-keys" } as const;
  const finding = await probe(failing("tests", [own]), failing("eslint", [rule]));
  expect(finding.outcome).toBe("passes-this-step");
});

test("a rule of style is the same demand whatever it names, one of types only where it reads the same", async () => {
  const outcomes = [];
  for (const code of ["sort-keys", "@typescript-eslint/no-explicit-any"]) {
    const rule = { ...own, tool: "eslint", code } as const;
    const other = { ...rule, message: "another place" };
    const finding = await probe(failing("eslint", [rule]), failing("eslint", [other]));
    outcomes.push(finding.outcome);
  }
  expect(outcomes).toEqual(["fails-the-same", "fails-otherwise"]);
});
