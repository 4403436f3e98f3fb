import { describe, expect, test } from "vitest";
import { attemptAnswer } from "./attempt-answer.fixture.ts";
import { fileToShow, firstPlace, orderedFiles, placeOfEvidence, placeOfQuote } from "./places.ts";

describe("a quote leads", () => {
  test.each([
    ["candidate", "src/app.tsx", "candidate"],
    ["reference", "convex/index.ts", "reference"],
    ["suite", "src.eslint.config.mjs", "checks"],
    ["suite", "evals/000-a/001-b/grader.test.ts", "checks"],
    ["suite", "evals/000-a/001-b/TASK.txt", "task"],
  ] as const)("from %s %s to the tab %s", (origin, file, tab) => {
    const quote = { origin, file, line: 2, text: "two\nthree" };
    expect(placeOfQuote(quote, attemptAnswer)).toEqual({ tab, file, line: 2, lines: 2 });
  });

  test("nowhere where the page does not hold the file", () => {
    const quote = { origin: "candidate", file: "gone.ts", line: 1, text: "x" } as const;
    expect(placeOfQuote(quote, attemptAnswer)).toBeNull();
    expect(placeOfQuote({ ...quote, origin: "report" }, attemptAnswer)).toBeNull();
  });
});

describe("evidence without a quote", () => {
  test.each([
    ["reference", "reference"],
    ["replay", "candidate"],
  ] as const)("of the probe %s leads to the place that it names, on the tab %s", (probe, tab) => {
    const evidence = { probe, answer: "No: it fails (convex/index.ts:7), so nobody can pass." };
    expect(placeOfEvidence(evidence, attemptAnswer)).toEqual({
      tab,
      file: "convex/index.ts",
      line: 7,
    });
  });

  test("leads nowhere where it names none", () => {
    expect(placeOfEvidence({ probe: "replay", answer: "Yes." }, attemptAnswer)).toBeNull();
  });
});

test("the page opens at the file of the first error", () => {
  expect(firstPlace(attemptAnswer, undefined)).toEqual({ tab: "candidate", file: "src/app.tsx" });
});

test("code stands before what configures it, and is shown first", () => {
  expect(orderedFiles(attemptAnswer.files)).toEqual([
    "convex/index.ts",
    "src/app.tsx",
    "package.json",
  ]);
  expect(fileToShow(attemptAnswer.files, "gone.ts")).toBe("convex/index.ts");
});
