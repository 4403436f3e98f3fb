import { expect, test } from "vitest";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import type { Grade } from "../grading/grade.ts";
import { buildSuite } from "../suite/build-suite.ts";
import { validateSuite } from "./validate-suite.ts";
import type { GateResult } from "./gate.ts";

const folder = "evals/000-a/000-x";

const suite = buildSuite({
  root: "/suite",
  overlay: {},
  selects: () => true,
  files: {
    [`${folder}/TASK.txt`]: "",
    [`${folder}/grader.test.ts`]: "",
    [`${folder}/answer/package.json`]: "{}",
    [`${folder}/answer/convex/index.ts`]: "good",
    [`${folder}/faults/wrong/fault.json`]: JSON.stringify({
      description: "Wrong",
      expected: { step: "tests", pattern: "bad" },
      edits: [{ file: "convex/index.ts", find: "good", replace: "bad" }],
    }),
    [`${folder}/variants/other/variant.json`]: JSON.stringify({
      description: "Other",
      edits: [{ file: "convex/index.ts", find: "good", replace: "other, good" }],
    }),
  },
});

/** Passes what says "good" and fails the rest at the tests step with its text. */
function gradeByText(isGood: (text: string) => boolean): Grade {
  return async ({ files, fresh }) => {
    const text = files["convex/index.ts"] ?? "no code";
    const steps = stepNames.map((name): Step => {
      const finished = { name, durationMs: 1, notes: [], diagnostics: [] };
      if (name !== "tests" || isGood(text)) return { ...finished, status: "passed" };
      const diagnostics = [
        { tool: "vitest", code: "toBe", severity: "error", message: text } as const,
      ];
      return { ...finished, status: "failed", diagnostics };
    });
    if (fresh !== true) throw new Error("gates are graded freshly");
    return {
      steps,
      inputs: { files: "", eval: "", config: "", toolchain: "" },
      durationMs: 1,
      cached: false,
    };
  };
}

test("a suite whose graders tell right from wrong is healthy, and every gate is told", async () => {
  const told: GateResult[] = [];
  const grade = gradeByText((text) => text.includes("good"));
  const results = await validateSuite({
    suite,
    grade,
    concurrency: 2,
    observer: (result) => told.push(result),
  });
  const evalPath = "000-a/000-x";
  const passes = "It passes every step.";
  const fails = "It fails at tests.";
  expect(results).toEqual([
    { evalPath, kind: "reference", gate: "reference", held: true, detail: passes },
    { evalPath, kind: "null", gate: "empty project", held: true, detail: fails },
    { evalPath, kind: "null", gate: "project without functions", held: true, detail: fails },
    {
      evalPath,
      kind: "fault",
      gate: "fault wrong",
      held: true,
      detail: "It fails at tests as stated.",
    },
    { evalPath, kind: "variant", gate: "variant other", held: true, detail: passes },
  ]);
  expect(told.length).toBe(5);
});

test("a fault is graded as far as it must get, and to the end where nothing found it there", async () => {
  const expected = { step: "eslint", pattern: "bad" };
  const files = {
    ...suite.files,
    [`${folder}/faults/wrong/fault.json`]: JSON.stringify({
      description: "Wrong",
      expected,
      edits: [{ file: "convex/index.ts", find: "good", replace: "bad" }],
    }),
  };
  const linted = buildSuite({ root: "/suite", overlay: {}, selects: () => true, files });
  const gradedUpTo = async (grade: Grade): Promise<readonly unknown[]> => {
    const asked: unknown[] = [];
    const watched: Grade = (request) => {
      if (request.files["convex/index.ts"] === "bad") asked.push(request.upTo);
      return grade(request);
    };
    const results = await validateSuite({ suite: linted, grade: watched, concurrency: 1 });
    const fault = results.find(({ kind }) => kind === "fault");
    return [...asked, fault?.held, fault?.detail];
  };
  expect(await gradedUpTo(failsAtLint)).toEqual(["eslint", true, "It fails at eslint as stated."]);
  expect(await gradedUpTo(gradeByText(() => true))).toEqual([
    "eslint",
    "tests",
    false,
    "It must fail at eslint, but passes every step.",
  ]);
});

const failsAtLint: Grade = async (request) => {
  const passed = await gradeByText(() => true)(request);
  const diagnostic = { tool: "eslint", code: "rule", severity: "error", message: "bad" } as const;
  const steps = passed.steps.map((step): Step =>
    step.name === "eslint"
      ? { ...step, status: "failed", durationMs: 1, notes: [], diagnostics: [diagnostic] }
      : step,
  );
  return { ...passed, steps };
};

test("a grader that passes everything is found out", async () => {
  expect(await broken(() => true)).toEqual([
    "empty project",
    "project without functions",
    "fault wrong",
  ]);
});

test("a grader that is too strict is found out", async () => {
  expect(await broken((text) => text === "good")).toEqual(["variant other"]);
});

async function broken(isGood: (text: string) => boolean): Promise<readonly string[]> {
  const results = await validateSuite({ suite, grade: gradeByText(isGood), concurrency: 1 });
  return results.filter(({ held }) => !held).map(({ gate }) => gate);
}

test("validation stops when the signal says so", async () => {
  const signal = AbortSignal.abort(new Error("stopped"));
  await expect(
    validateSuite({ suite, grade: gradeByText(() => true), concurrency: 1, signal }),
  ).rejects.toThrow("stopped");
});
