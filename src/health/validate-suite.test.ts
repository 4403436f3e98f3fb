import { expect, test } from "vitest";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import type { Grade } from "../grading/grade.ts";
import { buildSuite } from "../suite/build-suite.ts";
import { validateSuite } from "./validate-suite.ts";
import type { GateResult } from "./validate-suite.ts";

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
  const health = await validateSuite({
    suite,
    grade,
    concurrency: 2,
    observer: (result) => told.push(result),
  });
  const evalPath = "000-a/000-x";
  expect(health).toEqual({
    results: [
      { evalPath, gate: "reference", held: true, detail: "It passes every step." },
      { evalPath, gate: "empty project", held: true, detail: "It fails at tests." },
      { evalPath, gate: "fault wrong", held: true, detail: "It fails at tests as stated." },
      { evalPath, gate: "variant other", held: true, detail: "It passes every step." },
    ],
    issues: [],
  });
  expect(told.length).toBe(4);
});

test("a grader that passes everything is found out", async () => {
  const health = await validateSuite({ suite, grade: gradeByText(() => true), concurrency: 1 });
  expect(health.issues.map(({ gate }) => gate)).toEqual(["empty project", "fault wrong"]);
});

test("a grader that is too strict is found out", async () => {
  const health = await validateSuite({
    suite,
    grade: gradeByText((text) => text === "good"),
    concurrency: 1,
  });
  expect(health.issues).toEqual([
    {
      evalPath: "000-a/000-x",
      gate: "variant other",
      held: false,
      detail: "It must pass, but fails at tests: other, good",
    },
  ]);
});

test("validation stops when the signal says so", async () => {
  const signal = AbortSignal.abort(new Error("stopped"));
  await expect(
    validateSuite({ suite, grade: gradeByText(() => true), concurrency: 1, signal }),
  ).rejects.toThrow("stopped");
});
