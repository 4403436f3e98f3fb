import { expect, test } from "vitest";
import {
  certificateFixture,
  reportFixture,
  runFixture,
  verdictFixture,
} from "../../analysis/reports/report.fixture.ts";
import { runId } from "../../domain/ids.ts";
import type { Recommendation } from "../../domain/recommendation.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import { renderSummary } from "./run-summary.ts";
import { plainText } from "./styled-text.ts";

const outcomes = {
  "001-basics/001-alpha": verdictFixture({ certificate: certificateFixture() }),
  "001-basics/002-beta": "passed",
  "002-more/001-gamma": verdictFixture({
    blame: null,
    classification: null,
    confidence: "undetermined",
    failure: { evalPath: "002-more/001-gamma", step: "tests" },
  }),
} as const;

function summary(change: Partial<AnalysisReport> = {}, width = 100): string {
  const lines = renderSummary(reportFixture(outcomes, change), { width, invocation: "faultline" });
  return lines.map((line) => plainText(line).trimEnd()).join("\n");
}

test("an undetermined verdict is counted on its own and comes first among what to explain", () => {
  expect(summary()).toContain(
    "whose fault      model 1 · undetermined 1   1 of 2 proven, 1 undetermined",
  );
  expect(summary()).toContain("class            MODEL_FAULT 1\n");
  expect(summary()).toContain("Next     faultline explain 001-gamma");
});

test("each cause says what proves it", () => {
  expect(summary()).toContain(
    "001-basics/001-alpha  deploy  model         calls an action's API in a mutation (2-line repair\n",
  );
});

test("a part of a recorded run says so with both figures", () => {
  const run = runFixture({ recordedTotals: { total: 66, passed: 55 } });
  expect(summary({ run })).toContain(
    "These are 3 of the run's 66 evals: no others are graded here so far. As recorded, the whole run\npassed 55 of 66 (83.3 %).",
  );
});

test("measured fixes and the paired comparison carry their numbers", () => {
  const effect = {
    gained: ["x/y"],
    lost: [],
    passedBefore: 1,
    passedAfter: 2,
    total: 3,
    controlsHeld: 2,
    controlsTried: 2,
  };
  const fix: Recommendation = {
    number: 1,
    group: "lint",
    title: "lint override",
    detail: "",
    evalPaths: [],
    edits: [],
    effect,
  };
  const useless: Recommendation = {
    ...fix,
    number: 2,
    title: "note",
    effect: { ...effect, gained: [] },
  };
  const text = summary({
    recommendations: [fix, useless],
    combinedEffect: effect,
    comparisons: [
      {
        run: {
          id: runId("jn76nmvg"),
          experiment: "no_guidelines",
          date: "2026-03-01",
          provider: "acme",
          model: "coder-1",
        },
        bothPassed: [],
        resolved: ["001-basics/002-beta"],
        stillFailing: ["001-basics/001-alpha"],
        newFailures: ["002-more/001-gamma"],
        otherTotals: { passed: 47, total: 66 },
        pValue: 1,
      },
    ],
  });
  expect(text).toContain("with the fix     2 of 3 (66.7 %), measured: lint override +1\n");
  expect(text.replace(/\s+/g, " ")).toContain(
    "against jn76nmvg (no_guidelines, 2026-03-01), 47 of 66: as many failures (1 resolved, 1 still failing and 1 new of the 3 evals in both). p = 1.000: not distinguishable from chance; 3 pairs can show no difference.",
  );
});

test("no line is wider than the terminal", () => {
  const widths = [100, 80, 60].map((width) => {
    const lines = summary(
      { run: runFixture({ recordedTotals: { total: 66, passed: 55 } }) },
      width,
    ).split("\n");
    return Math.max(...lines.slice(1).map((line) => line.length)) <= width;
  });
  expect(widths).toEqual([true, true, true]);
});
