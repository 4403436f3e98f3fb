import type { KeyboardEvent, RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import { moveCursor } from "./move-cursor.ts";
import type { Cursor, GridSize } from "./move-cursor.ts";

interface CursorOptions {
  readonly grid: RefObject<HTMLElement | null>;
  readonly size: GridSize;
  readonly onOpen: (place: Cursor) => void;
}

/** The place of a grid that takes the focus, and what keys make of it. Its element is marked with `data-cursor`. */
export function useCursor({ grid, size, onOpen }: CursorOptions) {
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const hasMoved = useRef(false);
  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    const element = grid.current?.querySelector<HTMLElement>("[data-cursor]");
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [grid, cursor]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveCursor(cursor, event, size);
    if (next === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (next === undefined) return onOpen(cursor);
    hasMoved.current = true;
    setCursor(next);
  };
  return { cursor, onKeyDown };
}
