import { expect, test } from "vitest";
import type { FailedStep } from "../../src/domain/step.ts";
import type { TestResult } from "../../src/domain/test-result.ts";
import { testsOnSentence } from "./tests-on-sentence.ts";

const grader = `import { expect, test } from "faultline/grader";

// task: "It throws an error."
test("Nothing is found.", async () => {
  await expectThrown();
});

// task: "It returns the ships, the newest first."
test("Ships come in order, and a missing one throws.", () => {
  expect(1).toBe(1);
  // task: "It throws an error."
  expect(2).toBe(2);
});

async function expectThrown() {
  expect(3).toBe(3);
}
`;

/** Lines are those of the grader without its links. */
function failed(name: string, line: number): TestResult {
  const graderPlace = { file: "grader.test.ts", line, column: 1 };
  const failures = [{ kind: "assertion", code: "toBe", message: "", graderPlace } as const];
  return { name, status: "failed", durationMs: 1, failures };
}

function step(...tests: readonly TestResult[]): FailedStep {
  return { name: "tests", status: "failed", durationMs: 1, notes: [], diagnostics: [], tests };
}

const inHelper = failed("Nothing is found.", 13);
const order = failed("Ships come in order, and a missing one throws.", 8);
const missing = failed("Ships come in order, and a missing one throws.", 9);

test("A failing assertion rests on the words right above it, in a shared function on those of its test.", () => {
  const error = "It throws an error.";
  expect(testsOnSentence(step(inHelper, missing), error, grader)).toEqual([
    "Nothing is found.",
    "Ships come in order, and a missing one throws.",
  ]);
  expect(testsOnSentence(step(inHelper, order), error, grader)).toEqual(["Nothing is found."]);
});

test("A sentence rests on a quote that is part of it.", () => {
  const sentence = "It returns the ships, the newest first.";
  expect(testsOnSentence(step(order), sentence, grader)).toEqual([order.name]);
  expect(testsOnSentence(step(order), "There are ships.", grader)).toEqual([]);
});
