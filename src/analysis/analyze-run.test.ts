import { expect, test } from "vitest";
import type { AnalysisReport } from "../domain/report.ts";
import type { Grade } from "../grading/grade.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { checkReport } from "./reports/check-report.ts";
import {
  analyze,
  failing,
  fineGrader,
  grade,
  module,
  replies,
  storeWith,
  suite,
} from "./analyze-run.fixture.ts";

test("a check that the reference fails too is blamed, proven by relaxing it, and its fix is measured", async () => {
  await using store = await storeWith(replies);
  const report = await analyze(store);
  const verdict = report.verdicts.find(
    ({ failure }) => failure.evalPath === "000-a/001-broken-check",
  );
  expect(verdict).toMatchObject({
    blame: "check",
    classification: "OVERLY_STRICT",
    confidence: "proven",
    actionable: true,
    certificate: { side: "check", confirmed: true, after: { status: "passed" } },
  });
  expect(report.recommendations[0]).toMatchObject({
    group: "eval",
    effect: {
      gained: ["000-a/001-broken-check"],
      lost: [],
      passedBefore: 1,
      passedAfter: 2,
      total: 3,
    },
  });
});

test("a failure that a small part of the reference repairs is the model's, proven by that repair", async () => {
  await using store = await storeWith(replies);
  const report = await analyze(store);
  const verdict = report.verdicts.find(({ failure }) => failure.evalPath === "001-b/000-node");
  expect(verdict).toMatchObject({
    blame: "model",
    classification: "MODEL_FAULT",
    confidence: "proven",
    certificate: { side: "candidate", pureDeletion: true, confirmed: true },
  });
  expect(verdict?.certificate?.changedLines).toBeLessThanOrEqual(2);
});

test("what the candidate gets wrong behind a broken check is found too, and not excused by it", async () => {
  const noArguments = module.replace("args: {}, ", "");
  await using store = await storeWith({ "000-a/001-broken-check": noArguments });
  const report = await analyze(store);
  expect(report.verdicts.map(({ blame, confidence }) => [blame, confidence])).toEqual([
    ["check", "supported"],
  ]);
  expect(report.furtherVerdicts).toMatchObject([
    {
      blame: "model",
      failure: { step: "tests", error: "no args" },
      certificate: { side: "candidate" },
    },
  ]);
});

test("a suite that has changed since the run was graded is not analysed as if it had not", async () => {
  await using store = await storeWith(replies);
  const mended = withOverlay(suite, { "evals/000-a/001-broken-check/grader.test.ts": fineGrader });
  await expect(analyze(store, mended)).rejects.toThrow("since this run was graded");
});

test("what the environment failed is neither a pass nor a failure of the adjusted rate", async () => {
  await using store = await storeWith(replies);
  const broken: Grade = async (request) => ({
    ...(await grade(request)),
    steps: failing("deploy", [
      { tool: "bundler", code: "Busy", severity: "error", message: "port in use" },
    ]),
  });
  const report = await analyze(store, suite, { fresh: broken });
  expect(report.verdicts.map(({ blame, classification }) => [blame, classification])).toEqual([
    ["environment", null],
    ["environment", null],
  ]);
  expect(report.rate).toMatchObject({ passed: 1, total: 3 });
  expect(report.adjustedRate).toMatchObject({ passed: 1, total: 1 });
  expect(checkReport(report)).toEqual([]);
});

test("changing one outcome in the store changes every figure that depends on it", async () => {
  await using before = await storeWith(replies);
  await using after = await storeWith({ ...replies, "001-b/000-node": module });
  expect(figures(await analyze(before))).toEqual({
    rate: [1, 3],
    categories: ["000-a 1/2", "001-b 0/1"],
    steps: { tests: 1, deploy: 1 },
    blames: { model: 1, check: 1 },
    classes: { MODEL_FAULT: 1, OVERLY_STRICT: 1 },
    impact: [1, 0, 1],
    measured: "1 to 2 of 3",
  });
  expect(figures(await analyze(after))).toEqual({
    rate: [2, 3],
    categories: ["000-a 1/2", "001-b 1/1"],
    steps: { tests: 1 },
    blames: { check: 1 },
    classes: { OVERLY_STRICT: 1 },
    impact: [1, 0, 0],
    measured: "2 to 3 of 3",
  });
});

function figures(report: AnalysisReport): unknown {
  const {
    rate,
    byCategory,
    failedByStep,
    byBlame,
    byClassification,
    netImpact,
    combinedEffect: effect,
  } = report;
  return {
    rate: [rate.passed, rate.total],
    categories: byCategory.map(
      ({ category, passed: count, total }) => `${category} ${count}/${total}`,
    ),
    steps: failedByStep,
    blames: nonZero(byBlame),
    classes: nonZero(byClassification),
    impact: [netImpact.actionable.length, netImpact.knownGaps.length, netImpact.genuine.length],
    measured: `${effect?.passedBefore} to ${effect?.passedAfter} of ${effect?.total}`,
  };
}

function nonZero(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
