import { meanOf } from "./mean-of.ts";

/**
 * Standard error of the mean of scores that come in clusters (suites, say), whose members rise and fall together.
 * With one score per cluster it is the ordinary error of the population (dividing by n). Source: E. Miller, "Adding
 * Error Bars to Evals", 2024, section 2.2, after K.-Y. Liang, S. Zeger, Biometrika 73 (1986) 13-22. Throws `RangeError`
 * where there is no score.
 */
export function clusteredError(scoresByCluster: readonly (readonly number[])[]): number {
  const scores = scoresByCluster.flat();
  const mean = meanOf(scores);
  const squares = scoresByCluster.map(
    (cluster) => cluster.reduce((sum, score) => sum + score - mean, 0) ** 2,
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / scores.length;
}
