import type { Ratings } from "./cohen-kappa.ts";

/** How well one label is found, each between 0 and 1; `found` of `truly` is its recall. */
export interface LabelScore {
  readonly label: string;
  readonly found: number;
  readonly truly: number;
  readonly said: number;
  readonly f1: number;
}

/**
 * Scores of every label that is true of something, in the order of first appearance, for ratings of which the first is
 * the truth. F1 is the harmonic mean of recall and precision. Source: C. J. van Rijsbergen, "Information Retrieval"
 * (1979), chapter 7.
 */
export function labelScores(ratings: readonly Ratings[]): readonly LabelScore[] {
  return [...new Set(ratings.map(([truth]) => truth))].map((label) => {
    const truly = ratings.filter(([truth]) => truth === label).length;
    const said = ratings.filter(([, answer]) => answer === label).length;
    const found = ratings.filter(([truth, answer]) => truth === label && answer === label).length;
    return { label, found, truly, said, f1: (2 * found) / (truly + said) };
  });
}

/** Mean of the F1 of every label that is true of something: rare labels count like frequent ones. NaN for no ratings. */
export function macroF1(ratings: readonly Ratings[]): number {
  const scores = labelScores(ratings);
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
}
