import { compareRegrade, scoredOutcome } from "../../domain/compare-regrade.ts";
import type { RegradedOutcome } from "../../domain/compare-regrade.ts";
import type { Grading } from "../../domain/grading.ts";
import type { RunId } from "../../domain/run.ts";
import type { Attempt } from "../../domain/attempt.ts";
import type { ResultStore } from "../../store/result-store.ts";

/** The attempts that were graded twice, counted by either grading. */
export interface RegradedScore {
  readonly total: number;
  readonly officialPassed: number;
  readonly regradedPassed: number;
  readonly flipped: number;
  readonly failOtherwise: number;
}

export function scoreRegrades(outcomes: readonly RegradedOutcome[]): RegradedScore {
  const count = (fits: (outcome: RegradedOutcome) => boolean) => outcomes.filter(fits).length;
  return {
    total: outcomes.length,
    officialPassed: count(({ official }) => official.passed),
    regradedPassed: count(({ regraded }) => regraded.passed),
    flipped: count(({ change }) => change === "flipped"),
    failOtherwise: count(({ change }) => change === "fails-otherwise"),
  };
}

/** The newest regrade of each attempt of a run beside its official outcome; undefined where there is none. */
export async function readRegradedScore(
  store: ResultStore,
  runId: RunId,
): Promise<RegradedScore | undefined> {
  const attempts = await store.listAttempts(runId);
  const outcomes = await Promise.all(
    attempts.map(async (attempt) => (await readRegrades(store, attempt)).at(-1)),
  );
  const regraded = outcomes.filter((outcome) => outcome !== undefined);
  return regraded.length === 0 ? undefined : scoreRegrades(regraded);
}

/** Every finished regrade of an attempt, oldest first, beside its official outcome. */
export async function readRegrades(
  store: ResultStore,
  attempt: Attempt,
): Promise<readonly (RegradedOutcome & Pick<Grading, "id" | "inputs">)[]> {
  const gradings = await store.listGradings(attempt.id);
  const official = gradings.findLast(({ purpose }) => purpose === "official");
  const outcome = scoredOutcome(attempt.state, official);
  if (outcome === undefined) return [];
  return gradings
    .filter(({ purpose }) => purpose === "regrade")
    .flatMap((regrade) => {
      const compared = compareRegrade(outcome, { official, regrade });
      const { id, inputs } = regrade;
      return compared === undefined ? [] : [{ ...compared, id, inputs }];
    });
}
