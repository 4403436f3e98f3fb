/** A place in the matrix. Row −1 holds the headings of the columns, column −1 those of the rows. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in view. */
  readonly page: number;
}

/** Where a key leads; undefined for keys that lead nowhere. */
export function moveCursor(
  { row, column }: Cursor,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { rows, columns, page }: GridSize,
): Cursor | undefined {
  const at = (nextRow: number, nextColumn: number): Cursor => ({
    row: Math.min(Math.max(nextRow, -1), rows - 1),
    column: Math.min(Math.max(nextColumn, -1), columns - 1),
  });
  switch (key) {
    case "ArrowUp":
      return at(row - 1, Math.max(column, row === 0 ? 0 : column));
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, Math.max(column - 1, row === -1 ? 0 : -1));
    case "ArrowRight":
      return at(row, column + 1);
    case "PageUp":
      return at(Math.max(row - page, Math.min(row, 0)), column);
    case "PageDown":
      return at(row + page, column);
    case "Home":
      return at(ctrlKey ? 0 : row, 0);
    case "End":
      return at(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
