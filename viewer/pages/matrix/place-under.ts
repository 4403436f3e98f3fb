import type { MouseEvent } from "react";
import { cellSize } from "./draw-row.ts";
import type { Cursor } from "./move-cursor.ts";

/** The place of the matrix that the pointer is over. */
export function placeUnder({ target, clientX }: MouseEvent): Cursor | undefined {
  if (!(target instanceof Element)) return undefined;
  const heading = numberOf(target.closest("[data-column]"), "column");
  if (heading !== undefined) return { row: -1, column: heading };
  const rowElement = target.closest("[data-row]");
  const row = numberOf(rowElement, "row");
  const cells = rowElement?.querySelector("canvas");
  if (row === undefined || cells === undefined || cells === null) return undefined;
  if (target.closest('[role="rowheader"]') !== null) return { row, column: -1 };
  const column = Math.floor((clientX - cells.getBoundingClientRect().left) / cellSize.width);
  return column < 0 ? undefined : { row, column };
}

function numberOf(element: Element | null, name: "row" | "column"): number | undefined {
  const text = element instanceof HTMLElement ? element.dataset[name] : undefined;
  return text === undefined ? undefined : Number(text);
}
