import type { MatrixAnswer } from "../../../src/server/api-types.ts";

/** The evals by their paths, or as they came: hardest first. */
export function inOrder(matrix: MatrixAnswer, order: string | undefined): MatrixAnswer {
  if (order !== "path") return matrix;
  const evals = matrix.evals.toSorted((a, b) => (a.evalPath < b.evalPath ? -1 : 1));
  return { ...matrix, evals };
}
