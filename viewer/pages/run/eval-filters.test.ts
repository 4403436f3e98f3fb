import { describe, expect, test } from "vitest";
import type { AttemptId } from "../../../src/domain/attempt.ts";
import type { Comparison } from "../../../src/domain/report.ts";
import type { RunId } from "../../../src/domain/run.ts";
import type { EvalRow } from "../../../src/server/api-types.ts";
import { filterEvals } from "./eval-filters.ts";

const row = (evalPath: string, more: Partial<EvalRow> = {}): EvalRow => ({
  attemptId: evalPath as AttemptId, // any text is one here
  evalPath,
  sample: 0,
  outcome: "passed",
  flags: 0,
  ...more,
});
const verdict = {
  blame: "check",
  classification: "KNOWN_GAP",
  confidence: "proven",
  oneLine: "The lint rule forbids an ordinary handler.",
  actionable: true,
  repeat: "same-signature",
  signature: "eslint · eslint · rule",
} as const;
const rows = [
  row("000-a/001-passes"),
  row("000-a/002-fails", { outcome: "failed", failedStep: "tests", error: "expected 1 to be 2" }),
  row("001-b/001-fails", { outcome: "failed", failedStep: "eslint", verdict }),
];
const paths = (found: readonly EvalRow[]) => found.map(({ evalPath }) => evalPath);

describe("the table of a run", () => {
  test("leaves out what passed until all are asked for", () => {
    expect(paths(filterEvals(rows, {}))).toEqual(["000-a/002-fails", "001-b/001-fails"]);
    expect(filterEvals(rows, { show: "all" })).toHaveLength(3);
  });

  test.each([
    [{ blame: "check" }, "001-b/001-fails"],
    [{ blame: "undetermined" }, "000-a/002-fails"],
    [{ step: "tests" }, "000-a/002-fails"],
    [{ category: "001-b" }, "001-b/001-fails"],
    [{ repeat: "same-signature" }, "001-b/001-fails"],
    [{ text: "ORDINARY handler" }, "001-b/001-fails"],
    [{ text: "expected 1" }, "000-a/002-fails"],
  ])("is narrowed by %o", (filters, path) => {
    expect(paths(filterEvals(rows, filters))).toEqual([path]);
  });

  test("shows what ended differently in another run, passes too", () => {
    const comparison: Comparison = {
      run: {
        id: "other" as RunId, // any text is one here
        experiment: "default",
        date: "2026-01-01",
        provider: "p",
        model: "m",
      },
      bothPassed: [],
      resolved: ["000-a/001-passes"],
      newFailures: ["000-a/002-fails"],
      stillFailing: ["001-b/001-fails"],
      otherTotals: { passed: 1, total: 3 },
      pValue: 1,
    };
    expect(paths(filterEvals(rows, { differs: "other" }, [comparison]))).toEqual([
      "000-a/001-passes",
      "000-a/002-fails",
    ]);
  });
});
