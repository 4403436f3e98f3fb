import { expect, test } from "vitest";
import { attemptAnswer } from "./attempt-answer.fixture.ts";
import { errorCounts, notesOfFile, notesOfGrader } from "./notes-of-file.ts";

test("a diagnostic stands at its line and columns", () => {
  expect(notesOfFile(attemptAnswer.steps, "src/app.tsx")).toEqual([
    {
      line: 2,
      columns: { start: 3, end: 6 },
      severity: "error",
      source: "eslint some-rule",
      message: "not so",
    },
  ]);
  expect(notesOfFile(attemptAnswer.steps, "convex/index.ts")).toEqual([]);
});

test("errors are counted by file", () => {
  expect([...errorCounts(attemptAnswer.steps)]).toEqual([["src/app.tsx", 1]]);
});

test("a failed test stands at its line of the grader", () => {
  const failure = {
    kind: "assertion",
    code: "toEqual",
    message: "expected 1 to equal 2",
    graderPlace: { file: "grader.test.ts", line: 9, column: 3 },
  } as const;
  const steps = [
    {
      name: "tests",
      status: "failed",
      durationMs: 1,
      notes: [],
      diagnostics: [],
      tests: [{ name: "adds", status: "failed", durationMs: 1, failures: [failure] }],
    },
  ] as const;
  expect(notesOfGrader(steps, "evals/a/b/grader.test.ts")).toEqual([
    { line: 9, severity: "error", source: "toEqual", message: "adds: expected 1 to equal 2" },
  ]);
});
