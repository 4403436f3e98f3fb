import { expect, test } from "vitest";
import { moveCursor } from "./move-cursor.ts";

const size = { rows: 5, columns: 9, page: 3 };
const move = (row: number, column: number, keys: string) => {
  const key = keys.replace("Ctrl+", "");
  return moveCursor({ row, column }, { key, ctrlKey: key !== keys }, size);
};

test("arrows lead to the neighbours, headings included", () => {
  expect(move(1, 1, "ArrowRight")).toEqual({ row: 1, column: 2 });
  expect(move(1, 0, "ArrowLeft")).toEqual({ row: 1, column: -1 });
  expect(move(0, 4, "ArrowUp")).toEqual({ row: -1, column: 4 });
  expect(move(1, 1, "ArrowDown")).toEqual({ row: 2, column: 1 });
});

test("the edges and the empty corner stop the way", () => {
  expect(move(4, 8, "ArrowRight")).toEqual({ row: 4, column: 8 });
  expect(move(4, 8, "ArrowDown")).toEqual({ row: 4, column: 8 });
  expect(move(0, -1, "ArrowUp")).toEqual({ row: -1, column: 0 });
  expect(move(-1, 0, "ArrowLeft")).toEqual({ row: -1, column: 0 });
});

test("pages and ends are reached at once", () => {
  expect(move(0, 2, "PageDown")).toEqual({ row: 3, column: 2 });
  expect(move(4, 2, "PageUp")).toEqual({ row: 1, column: 2 });
  expect(move(1, 2, "PageUp")).toEqual({ row: 0, column: 2 });
  expect(move(2, 5, "Home")).toEqual({ row: 2, column: 0 });
  expect(move(2, 5, "Ctrl+End")).toEqual({ row: 4, column: 8 });
});

test("other keys lead nowhere", () => {
  expect(move(2, 5, "a")).toBeUndefined();
});
