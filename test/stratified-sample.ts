/**
 * A fixed sample of evals, one in eight of each category and at least one: what CI grades of a whole suite.
 * `npm run check:full` grades all.
 */
export function stratifiedSample(evalPaths: readonly string[]): readonly string[] {
  const byCategory = Map.groupBy(evalPaths.toSorted(), (path) => path.split("/")[0]);
  return [...byCategory.values()].flatMap((paths) => paths.filter((_, index) => index % 8 === 0));
}
