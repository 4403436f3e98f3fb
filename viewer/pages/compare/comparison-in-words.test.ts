import { expect, test } from "vitest";
import { runId } from "../../../src/domain/ids.ts";
import type { RunComparison } from "../../../src/server/api-types.ts";
import { comparisonInWords } from "./comparison-in-words.ts";

const comparison: RunComparison = {
  first: runId("a"),
  second: runId("b"),
  both: ["1", "2"],
  neither: ["3"],
  onlyFirst: ["4"],
  onlySecond: ["5", "6", "7"],
  difference: { mean: 2 / 7, low: -0.14, high: 0.7 },
  pValue: 0.3,
  adjustedPValue: 0.625,
  warnings: [],
  groups: [],
};

test("a comparison says the difference, what chance makes of it, and what could have been seen", () => {
  expect(comparisonInWords(comparison, ["A", "B"], 1)).toEqual([
    "B passes 2 more of the 7 shared evals than A: +28.6 points (95 % interval −14.0 to +70.0).",
    "Paired test: p = 0.625: not distinguishable from chance.",
    "7 pairs can show no difference.",
  ]);
});

test("of several comparisons the adjustment is told", () => {
  const even = { ...comparison, onlyFirst: ["4", "5", "6"], smallestDetectable: 5 };
  expect(
    comparisonInWords({ ...even, difference: { mean: 0, low: -0.1, high: 0.1 } }, ["A", "B"], 2),
  ).toEqual([
    "B passes as many of the 9 shared evals as A: 0.0 points (95 % interval −10.0 to +10.0).",
    "Paired test: p = 0.625: not distinguishable from chance, adjusted for 2 comparisons.",
    "9 pairs can show a difference of 5 passes (55.6 points) or more.",
  ]);
});

test("runs that share nothing are said to", () => {
  const apart = { ...comparison, both: [], neither: [], onlyFirst: [], onlySecond: [] };
  expect(comparisonInWords(apart, ["A", "B"], 1)).toEqual(["A and B share no graded eval."]);
});
