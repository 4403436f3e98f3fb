import { isDeepStrictEqual } from "node:util";
import type { AnalysisReport, NetImpact } from "../../domain/report.ts";
import { tallyVerdicts } from "./tally-verdicts.ts";

/**
 * Says where the figures of a report contradict its own verdicts, one sentence each; empty for a sound report.
 * A report with contradictions is never written.
 */
export function checkReport(report: AnalysisReport): readonly string[] {
  const { rate, adjustedRate: adjusted = rate, byCategory, verdicts } = report;
  const tally = tallyVerdicts(verdicts);
  const claims: readonly (readonly [string, unknown, unknown])[] = [
    ["failures of the pass rate", rate.total - rate.passed, verdicts.length],
    ["attempts of the adjusted rate", adjusted.total, rate.total - tally.byBlame.environment],
    ["passes by category", sum(byCategory.map((category) => category.passed)), rate.passed],
    ["totals by category", sum(byCategory.map((category) => category.total)), rate.total],
    ["failures by step", withoutZeros(report.failedByStep), tally.failedByStep],
    ["failures by blame", report.byBlame, tally.byBlame],
    ["failures by class", report.byClassification, tally.byClassification],
    ["net impact", sortedLines(report.netImpact), sortedLines(tally.netImpact)],
  ];
  return claims
    .filter(([, said, counted]) => !isDeepStrictEqual(said, counted))
    .map(([what, said, counted]) => contradiction(what, said, counted));
}

function contradiction(what: string, said: unknown, counted: unknown): string {
  return `${what}: the report says ${JSON.stringify(said)}, its parts add up to ${JSON.stringify(counted)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function sortedLines(netImpact: NetImpact): NetImpact {
  return {
    actionable: netImpact.actionable.toSorted(),
    knownGaps: netImpact.knownGaps.toSorted(),
    genuine: netImpact.genuine.toSorted(),
    environment: netImpact.environment.toSorted(),
    undetermined: netImpact.undetermined.toSorted(),
  };
}
