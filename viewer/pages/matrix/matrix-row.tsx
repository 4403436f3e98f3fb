import { memo, useEffect, useRef } from "react";
import { Link } from "wouter";
import type { CellCode, RunRow } from "../../../src/server/api-types.ts";
import { formatPercent } from "../../format/format-percent.ts";
import { runAddress } from "../../state/addresses.ts";
import { meaningOf } from "./cell-meaning.ts";
import { cellSize, drawRow } from "./draw-row.ts";
import type { Palette } from "./draw-row.ts";
import styles from "./matrix.module.css";

interface MatrixRowProps {
  readonly run: RunRow;
  readonly codes: readonly CellCode[];
  readonly palette: Palette;
  readonly index: number;
  readonly top: number;
  /** Column of the cursor where it stands in this row. */
  readonly cursor: number | undefined;
  readonly evalPath: string | undefined;
}

/** A run and what became of its evals: drawn as a picture, with the cell under the cursor as an element. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { run, codes, palette, index, top, cursor, evalPath } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawRow(canvas.current, codes, palette);
  }, [codes, palette]);
  const { passed, total } = run.rate;
  return (
    <div
      className={styles["row"]}
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className={styles["rowLabel"]} role="rowheader" aria-colindex={1}>
        <Link
          href={runAddress(run)}
          tabIndex={cursor === -1 ? 0 : -1}
          data-cursor={cursor === -1 || undefined}
        >
          {run.modelDisplayName}
        </Link>
        <span className={styles["rowDetail"]}>{run.experiment}</span>
        <span className="number">{total === 0 ? "–" : formatPercent(passed / total)}</span>
      </div>
      <canvas
        ref={canvas}
        className={styles["cells"]}
        style={{ width: codes.length * cellSize.width, height: cellSize.height }}
      />
      {cursor !== undefined && cursor >= 0 && (
        <div
          className={styles["cursor"]}
          role="gridcell"
          tabIndex={0}
          data-cursor
          aria-colindex={cursor + 2}
          aria-label={`${evalPath ?? ""}: ${meaningOf(codes[cursor] ?? "-").words}`}
          style={{ marginLeft: cursor * cellSize.width }}
        />
      )}
    </div>
  );
});
