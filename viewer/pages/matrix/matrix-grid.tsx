import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import { useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { MatrixAnswer } from "../../../src/server/api-types.ts";
import { cellSize } from "./draw-row.ts";
import { MatrixColumns } from "./matrix-columns.tsx";
import { addressAt, codesByRun, describePlace } from "./matrix-places.ts";
import { MatrixRow } from "./matrix-row.tsx";
import styles from "./matrix.module.css";
import type { Cursor } from "./move-cursor.ts";
import { placeUnder } from "./place-under.ts";
import { useCursor } from "./use-cursor.ts";
import { usePalette } from "./use-palette.ts";

/** Runs below each other, evals beside each other. One place takes the focus; the arrow keys move it. */
export function MatrixGrid({ matrix }: { readonly matrix: MatrixAnswer }) {
  const { runs, evals } = matrix;
  const grid = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const [pointed, setPointed] = useState<Cursor>();
  const open = (place: Cursor): void => {
    const address = addressAt(matrix, place);
    if (address !== undefined) navigate(address);
  };
  const size = { rows: runs.length, columns: evals.length, page: 20 };
  const { cursor, onKeyDown } = useCursor({ grid, size, onOpen: open });
  const rows = useRows(grid, runs.length, cursor.row);
  const palette = usePalette();
  const codes = useMemo(() => codesByRun(matrix), [matrix]);
  return (
    <>
      <p className={styles["place"]}>{describePlace(matrix, pointed ?? cursor)}</p>
      <div
        ref={grid}
        className={styles["grid"]}
        role="grid"
        aria-label="Runs and evals"
        aria-rowcount={runs.length + 1}
        aria-colcount={evals.length + 1}
        onKeyDown={(event) => {
          setPointed(undefined);
          onKeyDown(event);
        }}
        onMouseMove={(event) => setPointed(placeUnder(event))}
        onMouseLeave={() => setPointed(undefined)}
        onClick={(event) => {
          const place = placeUnder(event);
          if (place !== undefined && !event.defaultPrevented) open(place);
        }}
      >
        <MatrixColumns evals={evals} cursor={cursor.row === -1 ? cursor.column : undefined} />
        <div className={styles["rows"]} role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const run = runs[index];
            if (run === undefined) return null;
            const column = cursor.row === index ? cursor.column : undefined;
            return (
              <MatrixRow
                key={run.id}
                {...{ run, palette, index, top: start, cursor: column, codes: codes[index] ?? [] }}
                evalPath={evals[column ?? -1]?.evalPath}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

/** Only rows in view are in the document, and that of the cursor, which holds the focus. */
function useRows(grid: RefObject<HTMLElement | null>, count: number, cursorRow: number) {
  return useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => cellSize.height,
    overscan: 8,
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      const isOutside = cursorRow >= 0 && cursorRow < count && !inView.includes(cursorRow);
      return isOutside ? [...inView, cursorRow].toSorted((a, b) => a - b) : inView;
    },
  });
}
