import { expect, test } from "vitest";
import type { PriorFailure, PriorRun } from "../../domain/prior-run.ts";
import type { Failure } from "../../domain/verdict.ts";
import { describeRepeat, findRepeat } from "./prior-probe.ts";

// Branded ids are made by the store; here any text will do.
const failure = {
  gradingId: "g",
  attemptId: "a",
  evalPath: "a/b",
  step: "tests",
  signature: { step: "tests", tool: "vitest", code: "toBe" },
  error: "expected 404 to be 200",
} as unknown as Failure;

function prior(date: string, found: Omit<PriorFailure, "evalPath">): PriorRun {
  return {
    run: `run-of-${date}`,
    date,
    experiment: "default",
    passed: 0,
    total: 1,
    failures: [{ evalPath: "a/b", ...found }],
    actionsTaken: ["relaxed the grader"],
  };
}

test("the same signature is a repeat, with the actions recorded since", () => {
  const repeat = findRepeat(failure, [
    prior("2026-01-02", { failedStep: "tests", signature: "tests · vitest · toBe" }),
  ]);
  expect(repeat).toEqual({
    kind: "same-signature",
    run: "run-of-2026-01-02",
    date: "2026-01-02",
    actions: ["relaxed the grader"],
  });
});

test("where the earlier run holds no signature, the same step makes a repeat likely", () => {
  const repeat = findRepeat(failure, [prior("2026-01-02", { failedStep: "tests" })]);
  expect(repeat.kind).toBe("likely");
  expect(describeRepeat(repeat, 1)).toContain("which recorded no signature");
});

test("another step is no repeat, and an older run may still hold one", () => {
  const other = prior("2026-02-02", { failedStep: "deploy" });
  expect(findRepeat(failure, [other])).toEqual({
    kind: "failed-differently",
    run: "run-of-2026-02-02",
    date: "2026-02-02",
    step: "deploy",
  });
  const older = prior("2026-01-02", { failedStep: "tests" });
  expect(findRepeat(failure, [other, older]).kind).toBe("likely");
});

test("another signature at the same step is a different failure, told with that signature", () => {
  const other = prior("2026-01-02", { failedStep: "tests", signature: "tests · vitest · toEqual" });
  const repeat = findRepeat(failure, [other]);
  expect(repeat.kind).toBe("failed-differently");
  expect(describeRepeat(repeat, 1)).toContain(
    "it failed differently, at tests (tests · vitest · toEqual).",
  );
});
