import type { CellCode, MatrixAnswer } from "../../../src/server/api-types.ts";
import { attemptAddress, evalAddress, runAddress } from "../../state/addresses.ts";
import { cellCodes, meaningOf } from "./cell-meaning.ts";
import type { Cursor } from "./move-cursor.ts";

/** The codes of each run, in the order of the evals: the answer holds those of each eval. */
export function codesByRun({ runs, evals }: MatrixAnswer): readonly (readonly CellCode[])[] {
  const byEval = evals.map(({ cells }) => cellCodes(cells));
  return runs.map((_, row) => byEval.map((codes) => codes[row] ?? "-"));
}

/** What a place of the matrix opens: an attempt, a run, or an eval of the suite. */
export function addressAt(matrix: MatrixAnswer, { row, column }: Cursor): string | undefined {
  const evalPath = matrix.evals[column]?.evalPath;
  if (row === -1) return evalPath && evalAddress(evalPath);
  const run = matrix.runs[row];
  if (run === undefined || column === -1) return run && runAddress(run);
  return evalPath && attemptAddress(run, evalPath);
}

/** A place in one line: which run, which eval, what became of it. */
export function describePlace(matrix: MatrixAnswer, { row, column }: Cursor): string {
  const each = matrix.evals[column];
  const run = matrix.runs[row];
  if (each === undefined || run === undefined) {
    return [each && describeEval(each), run && describeRun(run)].filter(Boolean).join(" · ");
  }
  const code = cellCodes(each.cells)[row] ?? "-";
  return `${each.evalPath} · ${describeRun(run)} · ${meaningOf(code).words}`;
}

function describeEval({ evalPath, difficulty }: MatrixAnswer["evals"][number]): string {
  if (difficulty === null) return `${evalPath} · graded in none of these runs`;
  return `${evalPath} · fails in ${Math.round(100 * difficulty)} % of these runs`;
}

function describeRun({ modelDisplayName, experiment, date }: MatrixAnswer["runs"][number]): string {
  return `${modelDisplayName}, ${experiment}, ${date}`;
}
