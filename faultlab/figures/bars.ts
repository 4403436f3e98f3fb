import type { LabFigures } from "./lab-figures.ts";
import type { Share } from "./share.ts";

/** A figure and what it must reach. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly isReached: boolean;
}

/** The bars of the benchmark; those of the held-out operators are lower. */
export function bars(figures: LabFigures, heldOut: boolean): readonly Bar[] {
  const { blame, independent, others, grades, seconds } = figures;
  const agreement = heldOut ? 0.85 : 0.93;
  const trivial = Math.max(blame.baselines.majority, blame.baselines.failedStep);
  return [
    atLeast("κ on blame", blame.kappa, agreement),
    atLeast("macro-F1 on blame", blame.macroF1, agreement),
    atLeast("κ above the best trivial answer", blame.kappa - trivial, 0.3),
    atMost("faults of the model excused", rate(blame.wronglyExcused), 0.01),
    atMost("other faults put on the model", rate(blame.wronglyBlamed), 0.05),
    atMost("undetermined", rate(blame.undetermined), 0.1),
    atLeast("certificates, independent", rate(independent.found), 0.95),
    atLeast("certificates, others", rate(others.found), 0.98),
    atLeast("statement or finer, independent", rate(independent.atStatementOrFiner), 0.85),
    atLeast("root cause, independent", rate(independent.rootCause), 0.92),
    atLeast("root cause, others", rate(others.rootCause), 0.98),
    atMost("size ratio, median", independent.sizeRatio.median, 1.5),
    atLeast("size ratio at most 3", rate(independent.sizeRatio.withinThree), 0.8),
    atMost("grades, median", grades.median, 10),
    atMost("grades, p95", grades.p95, 40),
    atMost("seconds, median", seconds.median, 5),
    atMost("seconds, p95", seconds.p95, 20),
    atMost("budget exhausted", rate(figures.exhausted), 0.05),
  ];
}

function rate({ count, total }: Share): number {
  return count / total;
}

function atLeast(name: string, value: number, limit: number): Bar {
  return { name, value, limit, isReached: value >= limit };
}

function atMost(name: string, value: number, limit: number): Bar {
  return { name, value, limit, isReached: value <= limit };
}
