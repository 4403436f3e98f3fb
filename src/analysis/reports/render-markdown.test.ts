import { expect, test } from "vitest";
import { runId } from "../../domain/ids.ts";
import type { Comparison } from "../../domain/report.ts";
import type { Recommendation } from "../../domain/recommendation.ts";
import type { Repeat, Verdict } from "../../domain/verdict.ts";
import { markdownSections, sectionBody } from "./markdown-sections.ts";
import { renderMarkdown } from "./render-markdown.ts";
import {
  certificateFixture,
  evidenceFixture,
  reportFixture,
  runFixture,
  verdictFixture,
} from "./report.fixture.ts";

const strictCheck = verdictFixture({
  blame: "check",
  classification: "OVERLY_STRICT",
  actionable: true,
  rule: "reference-fails-too",
  oneLine: "asserts on a text that never holds the label",
  failure: { evalPath: "002-more/001-gamma", step: "tests", testsPassed: 5, testsTotal: 6 },
});
const outcomes = {
  "001-basics/001-alpha": verdictFixture({ certificate: certificateFixture() }),
  "001-basics/002-beta": "passed",
  "002-more/001-gamma": strictCheck,
  "002-more/002-delta": "passed",
} as const;

function section(markdown: string, title: string): string {
  return sectionBody(markdownSections(markdown), title) ?? "";
}

test("the report has the sections of the procedure in order", () => {
  const titles = markdownSections(renderMarkdown(reportFixture(outcomes))).map(
    ({ title }) => title,
  );
  expect(titles).toEqual([
    "Run metadata",
    "Prior reports",
    "Failure summary by step type",
    "Failure classification table",
    "Per-failure analysis",
    "Cross-cutting patterns",
    "Failures and pass rate by category",
    "Recommendations",
    "Net impact assessment",
    "Comparison to prior runs",
    "Actions taken",
    "Next",
  ]);
});

test("changing one outcome changes every figure that depends on it and no other", () => {
  const before = renderMarkdown(reportFixture(outcomes));
  const after = renderMarkdown(reportFixture({ ...outcomes, "002-more/001-gamma": "passed" }));
  const [removed, added] = [changedLines(before, after), changedLines(after, before)];
  expect(removed.filter((line) => /\d/.test(line) && !line.startsWith("### 2)"))).toEqual(
    expect.arrayContaining([
      "- **Pass rate**: 2/4 (50.0%), 95% interval 40.0 to 60.0",
      "- **Failed evals**: `2`",
      "| tests | 1 |",
      "| **Total** | **2** |",
      "| `002-more` | 1 | 1/2 | 50.0% | 40.0 to 60.0 |",
      "| **All** | 2 | 2/4 | 50.0% | 40.0 to 60.0 |",
      "- **Actionable eval, lint or task issues**: 1/2: `002-more/001-gamma`",
      "- **Genuine model faults**: 1/2: `001-basics/001-alpha`",
    ]),
  );
  expect(added).toEqual([
    "- **Pass rate**: 3/4 (75.0%), 95% interval 60.0 to 80.0",
    "- **Failed evals**: `1`",
    "| **Total** | **1** |",
    "| `002-more` | 0 | 2/2 | 100.0% | 80.0 to 100.0 |",
    "| **All** | 1 | 3/4 | 75.0% | 60.0 to 80.0 |",
    "- **Actionable eval, lint or task issues**: 0/1",
    "- **Known gaps (guideline or prompt improvements possible)**: 0/1",
    "- **Genuine model faults**: 1/1: `001-basics/001-alpha`",
    "- **Environment, not scored**: 0/1",
    "- **Undetermined**: 0/1",
  ]);
});

test("a failure shows step with partial score, blame, snippet, evidence and certificate", () => {
  const body = section(renderMarkdown(reportFixture(outcomes)), "Per-failure analysis");
  expect(body).toContain("### 1) 001-basics/001-alpha — MODEL_FAULT");
  expect(body).toContain("- **Failed step**: tests (5 of 6 passed, 83.3%)");
  expect(body).toContain("- **Blame**: check (proven), actionable");
  expect(body).toContain(
    "- **Model snippet**: `convex/index.ts:12`\n\n  ```ts\n    await ctx.storage.store(blob);\n  ```",
  );
  expect(body).toContain(
    "  1. *Which smallest edit makes it pass?* One statement replaced passes every step. (repair `c3f9a1`, 1 grading in 400 ms)",
  );
  expect(body).toContain(
    "- **Certificate**: `77d02e11`, 2 changed lines of the model's code (statement): failed at deploy before, passed after; confirmed from scratch in a fresh process. Replay: `faultline replay 77d02e11`",
  );
  expect(body).toContain(
    "- **Why this verdict**: Rule `candidate-certificate`, on evidence 1 and certificate `77d02e11`.",
  );
});

test("the part of a recorded run that is not in the suite is told", () => {
  const run = runFixture({ recordedTotals: { total: 66, passed: 55 } });
  expect(section(renderMarkdown(reportFixture(outcomes, { run })), "Run metadata")).toContain(
    "- **Coverage**: 4 of the 66 evals of this run are graded here; as recorded, the whole run passed 55/66 (83.3%)",
  );
});

test("a comparison is paired and says what so few evals can show", () => {
  const comparison: Comparison = {
    run: {
      id: runId("zz9prior0000"),
      experiment: "no_guidelines",
      date: "2026-03-01",
      provider: "acme",
      model: "coder-1",
    },
    bothPassed: ["001-basics/002-beta"],
    resolved: ["002-more/002-delta"],
    newFailures: [],
    stillFailing: ["001-basics/001-alpha", "002-more/001-gamma"],
    otherTotals: { passed: 47, total: 66 },
    pValue: 1,
    smallestDetectable: 6,
  };
  const body = section(
    renderMarkdown(reportFixture(outcomes, { comparisons: [comparison] })),
    "Comparison",
  );
  expect(body).toContain(
    "passed 47/66 (71.2%), this run 2/4 (50.0%). Paired over the 4 evals that both hold: 1 passed then, 2 now: 1 fewer failure.",
  );
  expect(body).toContain("- **Resolved**: 1 (`002-more/002-delta`)");
  expect(body).toContain("- **Still failing**: 2 (`001-basics/001-alpha`, `002-more/001-gamma`)\n");
  expect(body).toContain("Exact McNemar p = 1.000: not distinguishable from chance at this size.");
});

test("what still fails says how far it fails as it did then", () => {
  const then = { run: "zz9prior0000", date: "2026-03-01" };
  const repeats: readonly Repeat[] = [
    { kind: "same-signature", ...then, actions: [] },
    { kind: "same-signature", ...then, run: "another0", actions: [] },
    { kind: "failed-differently", ...then, step: "deploy", signature: "deploy · bundler · x" },
  ];
  const failures = ["a/1", "a/2", "a/3"];
  const verdicts = failures.map((evalPath, index): [string, Verdict] => [
    evalPath,
    verdictFixture({ failure: { evalPath }, repeat: repeats[index] ?? { kind: "no" } }),
  ]);
  const comparison: Comparison = {
    run: {
      id: runId("zz9prior0000"),
      experiment: "no_guidelines",
      date: "2026-03-01",
      provider: "acme",
      model: "coder-1",
    },
    bothPassed: [],
    resolved: [],
    newFailures: ["a/2"],
    stillFailing: ["a/1", "a/3"],
    otherTotals: { passed: 1, total: 3 },
    pValue: 1,
  };
  const report = reportFixture(Object.fromEntries(verdicts), { comparisons: [comparison] });
  const markdown = renderMarkdown(report);
  expect(section(markdown, "Comparison")).toContain(
    "- **Still failing**: 2 (`a/1`, `a/3`): 1 with the same signature and 1 differently then\n",
  );
  expect(section(markdown, "Per-failure")).toContain(
    "- **Repeat**: No: failed in zz9prior (2026-03-01) too, but differently then, at deploy (deploy · bundler · x).",
  );
});

test("recommendations stand in their four groups with their measured effect", () => {
  const recommendation: Recommendation = {
    number: 1,
    group: "lint",
    title: "Allow async handlers",
    detail: "The other config has the override.",
    evalPaths: ["002-more/001-gamma"],
    edits: [],
    diff: "-a\n+b",
    effect: {
      gained: ["002-more/001-gamma"],
      lost: [],
      passedBefore: 2,
      passedAfter: 3,
      total: 4,
      controlsHeld: 3,
      controlsTried: 3,
    },
  };
  const body = section(
    renderMarkdown(reportFixture(outcomes, { recommendations: [recommendation] })),
    "Recommendations",
  );
  expect(markdownSections(body, 3).map(({ title }) => title)).toEqual([
    "Eval improvements",
    "Lint/config changes",
    "Model-specific notes (coder-1 with guidelines)",
    "No action needed",
  ]);
  expect(body).toContain(
    "**Measured**: 2/4 (50.0%) → 3/4 (75.0%), +1 (`002-more/001-gamma`), nothing lost; 3 of 3 negative controls still fail.",
  );
});

test("hostile text can neither add a section nor break a table or a fence", () => {
  const hostile = "x\n\n## Actions taken\n\n- all fixed | <script>\n````\n";
  const verdict = verdictFixture({
    oneLine: hostile,
    reasoning: hostile,
    failure: { error: hostile },
    modelSnippet: { file: "a.ts", line: 1, text: hostile },
    evidence: [
      evidenceFixture({
        answer: hostile,
        quote: { origin: "candidate", file: "a.ts", line: 1, text: hostile },
      }),
    ],
  });
  const markdown = renderMarkdown(reportFixture({ "001-basics/001-alpha": verdict }));
  expect(markdownSections(markdown)).toHaveLength(12);
  expect(section(markdown, "Actions taken")).toBe("None.");
  const row = section(markdown, "Failure classification table").split("\n").at(-1) ?? "";
  expect(row.split(/(?<!\\)\|/)).toHaveLength(7);
  expect(row).not.toContain("<script>");
});

function changedLines(from: string, to: string): readonly string[] {
  const kept = new Set(to.split("\n"));
  return from.split("\n").filter((line) => !kept.has(line));
}
