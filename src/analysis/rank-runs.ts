import type { MeasuredEffect } from "../domain/recommendation.ts";
import type { Run } from "../domain/run.ts";
import { adjustedPValues, holdsFailuresOnly, rateOfScores } from "./compare-scores.ts";
import type { ScoredRate, ScoredRun } from "./compare-scores.ts";

/** A place on the leaderboard. Runs that cannot be told from the best of their place share it. */
export interface Standing extends ScoredRate {
  readonly run: Run;
  /** From 1; after a place that several share the next is counted on, as in sports. */
  readonly place: number;
  readonly isShared: boolean;
}

/** A standing, and what the run's score was measured to be with every recommended fix of the suite. */
export interface AdjustedStanding extends Standing {
  readonly withFixes?: MeasuredEffect;
}

const level = 0.05;

/**
 * Orders the newest finished run of each model and experiment by its rate; one of which only failures are here has none.
 * A run shares a place where the paired test
 * against the best run of that place, adjusted for all comparisons with it, does not tell them apart.
 */
export function rankRuns(newestFirst: readonly ScoredRun[]): readonly Standing[] {
  const rows = newestOfEach(newestFirst)
    .map((scored) => ({ scored, rate: rateOfScores(scored) }))
    .filter(({ rate }) => rate.evals > 0)
    .sort((a, b) => b.rate.rate - a.rate.rate);
  const places: number[] = [];
  let at = 0;
  while (at < rows.length) {
    const [best, ...rest] = rows.slice(at).map(({ scored }) => scored);
    if (best === undefined) break;
    const apart = adjustedPValues(best, rest).findIndex((pValue) => pValue <= level);
    const sharing = apart === -1 ? rest.length + 1 : apart + 1;
    const place = at + 1;
    places.push(...Array.from({ length: sharing }, () => place));
    at += sharing;
  }
  return rows.map(({ scored: { run }, rate }, index) => {
    const place = places[index] ?? index + 1;
    return { run, ...rate, place, isShared: places.filter((each) => each === place).length > 1 };
  });
}

function newestOfEach(newestFirst: readonly ScoredRun[]): readonly ScoredRun[] {
  const newest = new Map<string, ScoredRun>();
  for (const scored of newestFirst) {
    const { provider, model, experiment, status } = scored.run;
    const key = JSON.stringify([provider, model, experiment]);
    const isRankable = status === "completed" && !holdsFailuresOnly(scored);
    if (isRankable && !newest.has(key)) newest.set(key, scored);
  }
  return [...newest.values()];
}
