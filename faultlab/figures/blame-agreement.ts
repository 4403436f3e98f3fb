import { cohenKappa } from "../../src/stats/cohen-kappa.ts";
import type { Ratings } from "../../src/stats/cohen-kappa.ts";
import { labelScores, macroF1 } from "../../src/stats/macro-f1.ts";
import { rateBound } from "../../src/stats/rate-bound.ts";
import type { Evaluation, JudgedCause } from "../evaluation/evaluation.ts";
import type { Letter } from "../operator.ts";
import { shareOf } from "./share.ts";
import type { Share } from "./share.ts";

/** The letters whose truth can be determined. */
export const determinable: readonly Letter[] = ["M", "S", "A", "G", "K", "C"];

export interface BlameAgreement {
  readonly causes: number;
  readonly kappa: number;
  readonly macroF1: number;
  readonly recall: Readonly<Record<string, Share>>;
  readonly classes: Share;
  /** Faults of the model put on something else, with the upper 95 % bound of their rate. */
  readonly wronglyExcused: Share & { readonly bound: number };
  /** Other faults put on the model. */
  readonly wronglyBlamed: Share;
  readonly undetermined: Share;
  readonly proven: Share;
  /** True blame → given blame → how many. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly baselines: {
    /** The most frequent blame, always. */
    readonly majority: number;
    /** The most frequent blame of the failed step, learned from these very cases. */
    readonly failedStep: number;
  };
}

interface Judged {
  readonly cause: JudgedCause;
  readonly step: string;
}

/** How far the analysis agrees with the truth on whose fault it was, over causes that can be determined. */
export function blameAgreement(evaluations: readonly Evaluation[]): BlameAgreement {
  const judged = evaluations
    .filter(({ letter }) => determinable.includes(letter))
    .flatMap(({ causes, failedStep = "" }) => causes.map((cause) => ({ cause, step: failedStep })));
  const ratings = judged.map(({ cause }): Ratings => [cause.truth.blame, cause.blame]);
  const real = judged.filter(({ cause }) => cause.truth.blame === "model");
  const other = judged.filter(({ cause }) => cause.truth.blame !== "model");
  const excused = shareOf(
    real,
    ({ cause }) => cause.blame !== "model" && cause.blame !== "undetermined",
  );
  return {
    causes: judged.length,
    kappa: cohenKappa(ratings),
    macroF1: macroF1(ratings),
    recall: recallOf(ratings),
    classes: shareOf(judged, ({ cause }) => cause.classification === cause.truth.classification),
    wronglyExcused: { ...excused, bound: rateBound(excused.count, excused.total) },
    wronglyBlamed: shareOf(other, ({ cause }) => cause.blame === "model"),
    undetermined: shareOf(judged, ({ cause }) => cause.blame === "undetermined"),
    proven: shareOf(judged, ({ cause }) => cause.confidence === "proven"),
    confusion: confusionOf(ratings),
    baselines: { majority: byMajority(judged, () => ""), failedStep: byMajority(judged, stepOf) },
  };
}

function stepOf({ step }: Judged): string {
  return step;
}

function recallOf(ratings: readonly Ratings[]): Readonly<Record<string, Share>> {
  return Object.fromEntries(
    labelScores(ratings).map(({ label }) => [
      label,
      shareOf(
        ratings.filter(([truth]) => truth === label),
        ([, answer]) => answer === label,
      ),
    ]),
  );
}

function confusionOf(ratings: readonly Ratings[]): BlameAgreement["confusion"] {
  const byTruth = Map.groupBy(ratings, ([truth]) => truth);
  return Object.fromEntries(
    [...byTruth].map(([truth, own]) => [
      truth,
      Object.fromEntries(
        [...Map.groupBy(own, ([, answer]) => answer)].map(([answer, all]) => [answer, all.length]),
      ),
    ]),
  );
}

/** Agreement of one who knows a feature alone and gives the blame that is most frequent with it; 0 where κ is undefined. */
function byMajority(judged: readonly Judged[], feature: (each: Judged) => string): number {
  const guesses = new Map(
    [...Map.groupBy(judged, feature)].map(([value, all]) => [value, mostFrequent(all)]),
  );
  const kappa = cohenKappa(
    judged.map((each): Ratings => [each.cause.truth.blame, guesses.get(feature(each)) ?? ""]),
  );
  return Number.isNaN(kappa) ? 0 : kappa;
}

function mostFrequent(judged: readonly Judged[]): string {
  const counted = [...Map.groupBy(judged, ({ cause }) => cause.truth.blame)];
  return counted.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}
