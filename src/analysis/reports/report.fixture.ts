import type { Certificate } from "../../domain/certificate.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { attemptId, gradingId, runId } from "../../domain/ids.ts";
import type { AnalysisReport, CategoryRate, Rate } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import type { Failure, Verdict } from "../../domain/verdict.ts";
import { tallyVerdicts } from "./tally-verdicts.ts";

/** Outcome of an eval: passed, or the verdict on its failure. */
export type FixtureOutcomes = Readonly<Record<string, "passed" | Verdict>>;

/** A run for tests. */
export function runFixture(change: Partial<Run> = {}): Run {
  return {
    id: runId("k57abcde0000000000000000000000zz"),
    provider: "acme",
    model: "coder-1",
    modelDisplayName: "Coder One",
    experiment: "default",
    guidelines: true,
    date: "2026-03-02",
    status: "completed",
    durationSeconds: 455,
    ...change,
  };
}

/** A report for tests whose figures all follow from its outcomes. */
export function reportFixture(
  outcomes: FixtureOutcomes,
  change: Partial<AnalysisReport> = {},
): AnalysisReport {
  const verdicts = Object.values(outcomes).filter((outcome) => outcome !== "passed");
  const paths = Object.keys(outcomes);
  const categories = [...new Set(paths.map(categoryOf))];
  return {
    format: "faultline-report/1",
    run: runFixture(),
    suite: { name: "demo", version: "1.0.0", hash: "0123456789abcdef", evals: paths.length },
    doubtfulEvals: [],
    rate: rateOf(outcomes, paths),
    byCategory: categories.map((category): CategoryRate => {
      const members = paths.filter((path) => categoryOf(path) === category);
      return { category, ...rateOf(outcomes, members) };
    }),
    ...tallyVerdicts(verdicts),
    verdicts,
    furtherVerdicts: [],
    erroredAttempts: [],
    patterns: [],
    recommendations: [],
    comparisons: [],
    priorReports: [],
    actionsTaken: [],
    analysis: { durationMs: 21_000, gradings: 84, sandbox: "bubblewrap", modelCalls: 0 },
    ...change,
  };
}

/** A verdict for tests: by default a proven fault of the model at the deploy step. */
export function verdictFixture(
  change: Partial<Omit<Verdict, "failure">> & { readonly failure?: Partial<Failure> } = {},
): Verdict {
  const failure: Failure = {
    gradingId: gradingId("grading-1"),
    attemptId: attemptId("attempt-1"),
    evalPath: "001-basics/001-alpha",
    step: "deploy",
    signature: { step: "deploy", tool: "typescript", code: "TS2339", api: "StorageWriter.store" },
    error: "Property 'store' does not exist on type 'StorageWriter'",
    ...change.failure,
  };
  return {
    blame: "model",
    classification: "MODEL_FAULT",
    confidence: "proven",
    rule: "candidate-certificate",
    oneLine: "calls an action's API in a mutation",
    reasoning: "Storing is an action's work. The repair moves it there.",
    actionable: false,
    evidence: [evidenceFixture()],
    modelSnippet: { file: "convex/index.ts", line: 12, text: "  await ctx.storage.store(blob);" },
    repeat: { kind: "no" },
    ...change,
    failure,
  };
}

export function evidenceFixture(change: Partial<Evidence> = {}): Evidence {
  return {
    id: "c3f9a1",
    probe: "repair",
    question: "Which smallest edit makes it pass?",
    answer: "One statement replaced passes every step.",
    executions: [
      {
        what: "candidate with 1 edit",
        filesHash: "aa",
        configHash: "bb",
        outcome: "passed",
        durationMs: 400,
        cached: false,
      },
    ],
    durationMs: 400,
    ...change,
  };
}

export function certificateFixture(change: Partial<Certificate> = {}): Certificate {
  return {
    id: "77d02e11",
    evalPath: "001-basics/001-alpha",
    side: "candidate",
    edits: [{ file: "convex/index.ts", start: 0, end: 4, newText: "" }],
    diff: "--- a/convex/index.ts\n+++ b/convex/index.ts\n@@ -1 +1 @@\n-bad\n+good\n",
    granularity: "statement",
    vocabulary: ["replace-statement"],
    changedLines: 2,
    pureDeletion: false,
    before: { status: "failed", failedStep: "deploy" },
    after: { status: "passed" },
    inputs: { before: "aa", after: "bb", eval: "ee", config: "cc" },
    filesArtifact: "dd",
    overlayArtifact: "oo",
    suiteRoot: "/suite",
    confirmed: true,
    ...change,
  };
}

function rateOf(outcomes: FixtureOutcomes, paths: readonly string[]): Rate {
  const passed = paths.filter((path) => outcomes[path] === "passed").length;
  const share = passed / paths.length;
  return { passed, total: paths.length, low: share * 0.8, high: share + (1 - share) * 0.2 };
}

function categoryOf(path: string): string {
  return path.split("/")[0] ?? path;
}
