import { expect, test } from "vitest";
import type { PriorFailure, PriorRun } from "../../domain/prior-run.ts";
import { signatureKey } from "../../domain/signature.ts";
import { verdictFixture } from "../reports/report.fixture.ts";
import { actionPattern, actionStates } from "./action-states.ts";

const alpha = "001-basics/001-alpha";
const failing = verdictFixture();
const sameSignature = signatureKey(failing.failure.signature);

function prior(actionsTaken: readonly string[], failure: Partial<PriorFailure> = {}): PriorRun {
  return {
    run: "jn76nmvg",
    date: "2026-02-01",
    experiment: "default",
    passed: 1,
    total: 2,
    failures: [{ evalPath: alpha, failedStep: "deploy", signature: sameSignature, ...failure }],
    actionsTaken,
  };
}

const action = "Mended the grader of 001-alpha.";
const stateOf = (run: PriorRun, failsNow: boolean): string | undefined =>
  actionStates([run], { passed: failsNow ? [] : [alpha], verdicts: failsNow ? [failing] : [] })[0]
    ?.state;

test("an action is judged by how its eval goes now", () => {
  expect(stateOf(prior([action]), false)).toBe("resolved as expected");
  expect(stateOf(prior([action]), true)).toBe("fix did not work");
  expect(stateOf(prior([action], { signature: "tests · vitest · toBe" }), true)).toBe(
    "new cause in the same eval",
  );
});

test("without a signature from then the failed step decides", () => {
  const { signature: _, ...failure } = prior([action]).failures[0] ?? { failedStep: "deploy" };
  const unsigned = { ...prior([action]), failures: [{ evalPath: alpha, ...failure }] } as const;
  expect(stateOf(unsigned, true)).toBe("fix did not work");
});

test("an action that names another eval, or one that is not graded now, has no state", () => {
  expect(stateOf(prior(["Mended 001-alphabet."]), true)).toBeUndefined();
  expect(actionStates([prior([action])], { passed: [], verdicts: [] })).toEqual([]);
});

test("of several actions the newest counts, and the report tells all states together", () => {
  const older = prior(["Tried 001-alpha."]);
  const newer = { ...prior([action]), run: "jn79beyv", date: "2026-02-09" };
  const states = actionStates([older, newer], { passed: [], verdicts: [failing] });
  expect(actionPattern(states)).toEqual([
    {
      title: "Recorded actions: 1 fix did not work",
      detail: `${alpha}: fix did not work ("${action}").`,
      evalPaths: [alpha],
    },
  ]);
  expect(actionPattern([])).toEqual([]);
});
