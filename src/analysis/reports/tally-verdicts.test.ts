import { expect, test } from "vitest";
import { verdictFixture } from "./report.fixture.ts";
import { tallyVerdicts } from "./tally-verdicts.ts";

const failing = (evalPath: string) => ({ failure: { evalPath } });

test("each failure is on one line of the net impact, an actionable blame before its class", () => {
  const tally = tallyVerdicts([
    verdictFixture(failing("a/model")),
    verdictFixture({ ...failing("a/gap"), classification: "KNOWN_GAP" }),
    verdictFixture({ ...failing("a/check-gap"), blame: "check", classification: "KNOWN_GAP" }),
    verdictFixture({ ...failing("a/network"), blame: "environment", classification: null }),
    verdictFixture({ ...failing("a/unknown"), blame: null, classification: null }),
  ]);
  expect(tally).toEqual({
    failedByStep: { deploy: 5 },
    byBlame: { model: 2, check: 1, task: 0, guidelines: 0, environment: 1, undetermined: 1 },
    byClassification: { MODEL_FAULT: 1, OVERLY_STRICT: 0, AMBIGUOUS_TASK: 0, KNOWN_GAP: 2 },
    netImpact: {
      actionable: ["a/check-gap"],
      knownGaps: ["a/gap"],
      genuine: ["a/model"],
      environment: ["a/network"],
      undetermined: ["a/unknown"],
    },
  });
});
