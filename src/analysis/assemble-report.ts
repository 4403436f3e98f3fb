import type { EvalPath } from "../domain/eval.ts";
import type { PriorRun } from "../domain/prior-run.ts";
import { stepIndex } from "../domain/grading.ts";
import type {
  AnalysisReport,
  CategoryRate,
  NetImpact,
  PriorReport,
  Rate,
} from "../domain/report.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { blames, classifications } from "../domain/verdict.ts";
import type { Verdict } from "../domain/verdict.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import { compareRuns } from "./compare-runs.ts";
import type { DecidedFailure } from "./decided-failure.ts";
import { scoredAttempts } from "./scored-attempts.ts";
import type { ErroredAttempt, GradedAttempt } from "./graded-attempt.ts";
import { findPatterns } from "./patterns/find-patterns.ts";
import type { Recommendations } from "./recommendations/recommend.ts";
import { shortened } from "./verdict/explain-verdict.ts";
import { doubtfulEvals } from "../suite/doubtful-evals.ts";

export interface ReportParts {
  readonly run: Run;
  readonly suite: Suite;
  readonly attempts: readonly GradedAttempt[];
  readonly errored: readonly ErroredAttempt[];
  readonly decided: readonly DecidedFailure[];
  readonly recommended: Recommendations;
  readonly priorRuns: readonly PriorRun[];
  readonly analysis: AnalysisReport["analysis"];
}

/** Puts a report together: every count, rate and sum in it is computed here, from the attempts and verdicts. */
export function assembleReport(parts: ReportParts): AnalysisReport {
  const { run, suite, attempts, errored, decided, recommended, priorRuns, analysis } = parts;
  const { first, further } = splitVerdicts(decided);
  const verdicts = first.map(({ verdict }) => verdict);
  const scored = scoredAttempts(attempts, decided);
  const named = first.map(({ verdict, findings }) => ({
    verdict,
    mistake: mistakeOf({ verdict, findings }),
  }));
  return {
    format: "faultline-report/1",
    run,
    ...aboutSuite(suite),
    rate: rateOf(attempts),
    ...(scored.length === attempts.length ? {} : { adjustedRate: rateOf(scored) }),
    byCategory: categoryRates(attempts),
    failedByStep: countBy(verdicts, ({ failure }) => failure.step),
    byBlame: {
      ...zeros([...blames, "undetermined"] as const),
      ...countBy(verdicts, ({ blame }) => blame ?? "undetermined"),
    },
    byClassification: {
      ...zeros(classifications),
      ...countBy(
        verdicts.filter(({ classification }) => classification !== null),
        ({ classification }) => classification ?? "MODEL_FAULT",
      ),
    },
    verdicts,
    furtherVerdicts: further.map(({ verdict }) => verdict),
    erroredAttempts: errored,
    patterns: findPatterns(named, { run, priorRuns, passed: passedEvals(attempts) }),
    recommendations: recommended.recommendations,
    ...(recommended.combinedEffect && { combinedEffect: recommended.combinedEffect }),
    netImpact: netImpact(verdicts),
    comparisons: priorRuns.flatMap((prior) => compareRuns({ attempts: scored, prior, run }) ?? []),
    priorReports: priorRuns.flatMap(toPriorReport),
    actionsTaken: [],
    analysis,
  };
}

function aboutSuite(suite: Suite): Pick<AnalysisReport, "suite" | "doubtfulEvals"> {
  const { manifest, hash, evals } = suite;
  return {
    suite: { name: manifest.name, version: manifest.version, hash, evals: evals.size },
    doubtfulEvals: doubtfulEvals(suite).map(({ evalPath, issues }) => ({
      evalPath,
      issue: issues.join(" "),
    })),
  };
}

/** The first failed step of an attempt decides its outcome; its verdict stands for the attempt. */
function splitVerdicts(decided: readonly DecidedFailure[]): {
  first: DecidedFailure[];
  further: DecidedFailure[];
} {
  const sorted = [...decided].sort(
    (left, right) =>
      left.verdict.failure.evalPath.localeCompare(right.verdict.failure.evalPath) ||
      stepIndex(left.verdict.failure.step) - stepIndex(right.verdict.failure.step),
  );
  const seen = new Set<string>();
  const first = sorted.filter(({ verdict: { failure }, isBehind }) => {
    const isFirst = !isBehind && !seen.has(failure.attemptId);
    if (isFirst) seen.add(failure.attemptId);
    return isFirst;
  });
  return { first, further: sorted.filter((each) => !first.includes(each)) };
}

function passedEvals(attempts: readonly GradedAttempt[]): readonly EvalPath[] {
  return attempts.filter((each) => each.passed).map(({ attempt }) => attempt.evalPath);
}

function mistakeOf({ verdict, findings }: Pick<DecidedFailure, "verdict" | "findings">): string {
  return findings.platformRule?.mistake ?? shortened(verdict.failure.error);
}

function rateOf(attempts: readonly GradedAttempt[]): Rate {
  const passed = attempts.filter((attempt) => attempt.passed).length;
  const total = attempts.length;
  return { passed, total, ...(total === 0 ? { low: 0, high: 1 } : wilsonInterval(passed, total)) };
}

function categoryRates(attempts: readonly GradedAttempt[]): CategoryRate[] {
  const groups = Map.groupBy(attempts, ({ attempt }) => attempt.evalPath.split("/")[0] ?? "");
  return [...groups].map(([category, members]) => ({ category, ...rateOf(members) }));
}

/** Lines that sum to the number of failures. */
function netImpact(verdicts: readonly Verdict[]): NetImpact {
  const paths = (holds: (verdict: Verdict) => boolean): string[] =>
    verdicts.filter(holds).map(({ failure }) => failure.evalPath);
  return {
    actionable: paths(({ actionable }) => actionable),
    knownGaps: paths(
      ({ actionable, classification }) => !actionable && classification === "KNOWN_GAP",
    ),
    genuine: paths(
      ({ actionable, classification }) => !actionable && classification === "MODEL_FAULT",
    ),
    environment: paths(({ blame }) => blame === "environment"),
    undetermined: paths(({ blame }) => blame === null),
  };
}

function toPriorReport({ reportFile, date, experiment, passed, total }: PriorRun): PriorReport[] {
  return reportFile === undefined ? [] : [{ file: reportFile, date, experiment, passed, total }];
}

function countBy<Item, Key extends string>(
  items: readonly Item[],
  key: (item: Item) => Key,
): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>; // fromEntries widens the keys to string
}
