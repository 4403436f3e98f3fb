import { expect, test } from "vitest";
import { outcomeOf } from "../domain/grading.ts";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import { exhaustedStep, failExhausted, passesUpTo } from "./judge-exhaustion.ts";

function passed(name: StepName): Step {
  return { name, status: "passed", durationMs: 1, notes: [], diagnostics: [] };
}

/** Passes up to a step, on which the harness fails. */
function lostAt(name: StepName, exhausted?: boolean): readonly Step[] {
  return stepNames.map((each, index): Step => {
    const at = stepNames.indexOf(name);
    if (index < at) return passed(each);
    if (index > at) return { name: each, status: "skipped", reason: "earlier-step-errored" };
    return {
      name: each,
      status: "errored",
      durationMs: 7,
      kind: "retry",
      message: "The worker died.\nof something",
      ...(exhausted === undefined ? {} : { exhausted }),
    };
  });
}

test("only a step that exhausts both tries counts", () => {
  const exhausted = lostAt("deploy", true);
  expect(exhaustedStep(exhausted, exhausted)).toBe("deploy");
  expect(exhaustedStep(exhausted, lostAt("eslint", true))).toBeUndefined();
  expect(exhaustedStep(exhausted, lostAt("deploy", false))).toBeUndefined();
  expect(exhaustedStep(lostAt("deploy"), exhausted)).toBeUndefined();
  expect(exhaustedStep(exhausted, stepNames.map(passed))).toBeUndefined();
});

test("the reference must get as far and pass", () => {
  const upToDeploy = stepNames.map((name, index): Step =>
    index <= 2 ? passed(name) : { name, status: "skipped", reason: "not-requested" },
  );
  expect(passesUpTo(upToDeploy, "deploy")).toBe(true);
  expect(passesUpTo(upToDeploy, "tests")).toBe(false);
  expect(passesUpTo(lostAt("deploy", true), "deploy")).toBe(false);
});

test("what exhausts is a failure of the candidate", () => {
  const steps = failExhausted(lostAt("eslint", true), "eslint");
  expect(outcomeOf(steps)).toEqual({
    status: "failed",
    step: {
      name: "eslint",
      status: "failed",
      durationMs: 7,
      notes: [],
      diagnostics: [
        {
          tool: "grading",
          code: "GradingExhausted",
          severity: "error",
          message:
            "Grading this code failed twice, while the reference passed right after. The worker died.",
        },
      ],
    },
  });
  expect(steps.map(({ status }) => status)).toEqual([
    "passed",
    "passed",
    "passed",
    "passed",
    "failed",
    "skipped",
  ]);
});
