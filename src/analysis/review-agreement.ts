import type { Review, ReviewedFailure } from "../domain/review.ts";
import { classifications } from "../domain/verdict.ts";
import type { Classification } from "../domain/verdict.ts";
import { cohenKappa } from "../stats/cohen-kappa.ts";

/** Of verdicts and the reviews of them: a confirmation agrees. */
export interface ReviewAgreement {
  readonly reviewed: number;
  readonly confirmed: number;
  readonly overridden: number;
  /** Cohen's, over blames; null where it is not defined: with nothing reviewed, or where all say one and the same. */
  readonly kappa: number | null;
  /** By the class that the analysis gave; `none` for verdicts without one. Classes that nobody reviewed are left out. */
  readonly byClass: readonly ClassAgreement[];
}

export interface ClassAgreement {
  readonly classification: Classification | "none";
  readonly reviewed: number;
  readonly confirmed: number;
}

/** How far reviewers agree with the analysis. Of several reviews of one failure the newest counts. */
export function reviewAgreement(newestFirst: readonly Review[]): ReviewAgreement {
  const reviews = newestOfEach(newestFirst);
  const confirmed = reviews.filter(isConfirmed).length;
  const kappa = cohenKappa(reviews.map(blamesOf));
  return {
    reviewed: reviews.length,
    confirmed,
    overridden: reviews.length - confirmed,
    kappa: Number.isNaN(kappa) ? null : kappa,
    byClass: [...classifications, "none" as const].flatMap((classification) => {
      const ofClass = reviews.filter(
        ({ verdict }) => (verdict.classification ?? "none") === classification,
      );
      if (ofClass.length === 0) return [];
      const agreed = ofClass.filter(isConfirmed).length;
      return [{ classification, reviewed: ofClass.length, confirmed: agreed }];
    }),
  };
}

/** Do they speak of the same failure? */
export function isSameFailure(one: ReviewedFailure, other: ReviewedFailure): boolean {
  return failureKey(one) === failureKey(other);
}

function newestOfEach(newestFirst: readonly Review[]): readonly Review[] {
  const newest = new Map<string, Review>();
  for (const review of newestFirst) {
    const key = failureKey(review.failure);
    if (!newest.has(key)) newest.set(key, review);
  }
  return [...newest.values()];
}

function failureKey({ attemptId, step, signature }: ReviewedFailure): string {
  return JSON.stringify([attemptId, step, signature]);
}

function isConfirmed({ decision }: Review): boolean {
  return decision.kind === "confirmed";
}

function blamesOf({ verdict, decision }: Review): readonly [string, string] {
  const given = verdict.blame ?? "undetermined";
  return [given, decision.kind === "confirmed" ? given : (decision.blame ?? "undetermined")];
}
