import { expect, test } from "vitest";
import { checkReport } from "./check-report.ts";
import { reportFixture, verdictFixture } from "./report.fixture.ts";

const outcomes = {
  "001-basics/001-alpha": verdictFixture(),
  "001-basics/002-beta": "passed",
} as const;

test("a report whose figures follow from its verdicts has no contradiction", () => {
  expect(checkReport(reportFixture(outcomes))).toEqual([]);
});

test("every figure that its verdicts do not add up to is named", () => {
  const report = reportFixture(outcomes);
  const wrong = {
    ...report,
    rate: { ...report.rate, passed: 2 },
    failedByStep: { tests: 1 },
    byBlame: { ...report.byBlame, model: 2 },
    netImpact: { ...report.netImpact, genuine: [] },
  };
  expect(checkReport(wrong)).toEqual([
    "failures of the pass rate: the report says 0, its parts add up to 1",
    "passes by category: the report says 1, its parts add up to 2",
    'failures by step: the report says {"tests":1}, its parts add up to {"deploy":1}',
    'failures by blame: the report says {"model":2,"check":0,"task":0,"guidelines":0,"environment":0,"undetermined":0}, its parts add up to {"model":1,"check":0,"task":0,"guidelines":0,"environment":0,"undetermined":0}',
    'net impact: the report says {"actionable":[],"knownGaps":[],"genuine":[],"environment":[],"undetermined":[]}, its parts add up to {"actionable":[],"knownGaps":[],"genuine":["001-basics/001-alpha"],"environment":[],"undetermined":[]}',
  ]);
});
