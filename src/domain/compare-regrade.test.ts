import { expect, test } from "vitest";
import { compareRegrade, scoredOutcome } from "./compare-regrade.ts";
import { gradingId } from "./ids.ts";
import type { Grading } from "./grading.ts";
import type { Step } from "./step.ts";

function failing(name: Step["name"], code: string): Step {
  const error = { tool: "typescript", code, severity: "error", message: `${code}\nmore` } as const;
  return { name, status: "failed", durationMs: 1, notes: [], diagnostics: [error] };
}

function graded(...steps: readonly Step[]): Grading {
  return {
    id: gradingId("g"),
    purpose: "regrade",
    inputs: { files: "f", eval: "e", config: "c", toolchain: "t" },
    steps,
    durationMs: 1,
    cached: false,
  };
}

test("an outcome that was recorded elsewhere is the official one, whatever was graded here", () => {
  const official = scoredOutcome(
    { status: "outcome-only", passed: false, failedStep: "tests", error: "no\nmore" },
    graded(),
  );
  expect(official).toEqual({ passed: false, failedStep: "tests", error: "no" });
  expect(scoredOutcome({ status: "errored", cause: "gone" }, graded())).toBeUndefined();
  expect(scoredOutcome({ status: "graded" }, undefined)).toBeUndefined();
});

test("of a recorded failure the step alone is compared, of a graded one what failed", () => {
  const recorded = { passed: false, failedStep: "tests" } as const;
  const change = (official: Grading | undefined, regrade: Grading) =>
    compareRegrade(recorded, { official, regrade })?.change;
  expect(change(undefined, graded(failing("tests", "B")))).toBe("same");
  expect(change(undefined, graded(failing("tsc", "B")))).toBe("fails-otherwise");
  expect(change(graded(failing("tests", "A")), graded(failing("tests", "B")))).toBe(
    "fails-otherwise",
  );
  expect(change(graded(failing("tests", "A")), graded(failing("tests", "A")))).toBe("same");
  expect(change(graded(failing("tests", "A")), graded())).toBe("flipped");
});

test("what changed is not known where nothing was graded before", () => {
  expect(compareRegrade({ passed: true }, { regrade: graded() })).toEqual({
    official: { passed: true },
    regraded: { passed: true },
    change: "same",
  });
});

test("a regrade that the harness lost has no outcome", () => {
  const lost: Step = {
    name: "tests",
    status: "errored",
    durationMs: 1,
    kind: "retry",
    message: "gone",
  };
  expect(compareRegrade({ passed: true }, { regrade: graded(lost) })).toBeUndefined();
});
