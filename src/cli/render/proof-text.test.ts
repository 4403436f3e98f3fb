import { expect, test } from "vitest";
import {
  certificateFixture,
  evidenceFixture,
  verdictFixture,
} from "../../analysis/reports/report.fixture.ts";
import { proofText } from "./proof-text.ts";

const reference = evidenceFixture({
  probe: "reference",
  executions: [
    {
      what: "reference",
      filesHash: "a",
      configHash: "b",
      outcome: "failed",
      failedStep: "deploy",
      durationMs: 1,
      cached: false,
    },
  ],
});

test("a check that the reference fails too is proven by that", () => {
  expect(proofText(verdictFixture({ blame: "check", evidence: [reference] }))).toBe(
    "the reference fails it too",
  );
});

test("a reference that fails proves nothing against a model", () => {
  expect(proofText(verdictFixture({ evidence: [reference] }))).toBe("proven, no certificate");
});

test("a certificate says its size, its side and what passes with it", () => {
  const after = { status: "passed", testsPassed: 6, testsTotal: 6 } as const;
  const texts = [
    certificateFixture({ after }),
    certificateFixture({ pureDeletion: true, changedLines: 1 }),
    certificateFixture({ side: "check", changedLines: 3 }),
  ].map((certificate) => proofText(verdictFixture({ certificate })));
  expect(texts).toEqual([
    "2-line repair passes 6 of 6",
    "removing 1 line passes",
    "passes with 3 lines of the check changed",
  ]);
});

test("without a rule nothing is claimed", () => {
  expect(proofText(verdictFixture({ blame: null, confidence: "undetermined" }))).toBe(
    "no rule decided",
  );
});
