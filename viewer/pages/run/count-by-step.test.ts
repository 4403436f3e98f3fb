import { expect, test } from "vitest";
import type { AttemptId } from "../../../src/domain/attempt.ts";
import type { EvalRow } from "../../../src/server/api-types.ts";
import { confidenceInWords, countByStep } from "./count-by-step.ts";

const failed = (failedStep: EvalRow["failedStep"], blame?: "model" | "check"): EvalRow => ({
  attemptId: "a" as AttemptId, // any text is one here
  evalPath: "000-a/001-b",
  sample: 0,
  outcome: "failed",
  flags: 0,
  ...(failedStep && { failedStep }),
  ...(blame && {
    verdict: {
      blame,
      classification: null,
      confidence: blame === "model" ? "proven" : "supported",
      oneLine: "",
      actionable: false,
      repeat: "no",
      signature: "",
    },
  }),
});
const rows = [failed("tests", "model"), failed("tests"), failed("deploy", "check")];

test("failures are counted by step and blame, in the order of the steps", () => {
  expect(countByStep(rows)).toEqual({
    steps: [
      { step: "deploy", total: 1, byBlame: { check: 1 } },
      { step: "tests", total: 2, byBlame: { model: 1, undetermined: 1 } },
    ],
    blames: ["model", "check", "undetermined"],
  });
});

test("confidence is told surest first", () => {
  expect(confidenceInWords(rows)).toBe("1 proven, 1 supported");
});
