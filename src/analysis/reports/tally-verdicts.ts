import type { AnalysisReport, NetImpact } from "../../domain/report.ts";
import type { StepName } from "../../domain/step.ts";
import type { Blame, Classification, Verdict } from "../../domain/verdict.ts";

/** The counts of a report that follow from its verdicts alone. */
export type Tally = Pick<
  AnalysisReport,
  "failedByStep" | "byBlame" | "byClassification" | "netImpact"
>;

/** Counts verdicts by step, blame and class, and puts each on its line of the net impact. */
export function tallyVerdicts(verdicts: readonly Verdict[]): Tally {
  return {
    failedByStep: countByStep(verdicts),
    byBlame: countByBlame(verdicts),
    byClassification: countByClassification(verdicts),
    netImpact: netImpactOf(verdicts),
  };
}

function countByStep(verdicts: readonly Verdict[]): Tally["failedByStep"] {
  const counts: Partial<Record<StepName, number>> = {};
  for (const { failure } of verdicts) counts[failure.step] = (counts[failure.step] ?? 0) + 1;
  return counts;
}

function countByBlame(verdicts: readonly Verdict[]): Tally["byBlame"] {
  const count = (blame: Blame | null) =>
    verdicts.filter((verdict) => verdict.blame === blame).length;
  return {
    model: count("model"),
    check: count("check"),
    task: count("task"),
    guidelines: count("guidelines"),
    environment: count("environment"),
    undetermined: count(null),
  };
}

function countByClassification(verdicts: readonly Verdict[]): Tally["byClassification"] {
  const count = (classification: Classification) =>
    verdicts.filter((verdict) => verdict.classification === classification).length;
  return {
    MODEL_FAULT: count("MODEL_FAULT"),
    OVERLY_STRICT: count("OVERLY_STRICT"),
    AMBIGUOUS_TASK: count("AMBIGUOUS_TASK"),
    KNOWN_GAP: count("KNOWN_GAP"),
  };
}

function netImpactOf(verdicts: readonly Verdict[]): NetImpact {
  const pathsOf = (line: keyof NetImpact) =>
    verdicts
      .filter((verdict) => lineOf(verdict) === line)
      .map((verdict) => verdict.failure.evalPath);
  return {
    actionable: pathsOf("actionable"),
    knownGaps: pathsOf("knownGaps"),
    genuine: pathsOf("genuine"),
    environment: pathsOf("environment"),
    undetermined: pathsOf("undetermined"),
  };
}

/** An actionable blame goes before the class: a known gap of a broken check is actionable. */
function lineOf({ blame, classification }: Verdict): keyof NetImpact {
  if (blame === null) return "undetermined";
  if (blame === "environment") return "environment";
  if (blame !== "model") return "actionable";
  return classification === "KNOWN_GAP" ? "knownGaps" : "genuine";
}
