import { expect, test } from "vitest";
import { hadamardMatrix } from "./hadamard-matrix.ts";

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [8, 8],
  [12, 12],
  [13, 16],
  [17, 20],
  [21, 24],
  [33, 40],
])("for %i it has order %i, and any two columns are orthogonal", (size, order) => {
  const matrix = hadamardMatrix(size);
  expect(matrix).toHaveLength(order);
  const column = (index: number): readonly number[] => matrix.map((row) => row[index] ?? 0);
  const products = Array.from({ length: order }, (_, first) =>
    Array.from({ length: order }, (__, second) =>
      column(first).reduce((sum, value, row) => sum + value * (column(second)[row] ?? 0), 0),
    ),
  );
  const identity = products.map((row, first) =>
    row.map((__, second) => (first === second ? order : 0)),
  );
  expect(products).toEqual(identity);
  expect(column(0)).toEqual(Array.from({ length: order }, () => 1));
});
