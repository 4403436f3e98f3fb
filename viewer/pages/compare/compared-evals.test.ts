import { expect, test } from "vitest";
import { evalFilterOf, filteredEvals } from "./compared-evals.ts";

const evals = ["pp", "pm", "cc", "mx", "p-"].map((cells, index) => ({
  evalPath: `000-a/00${index}-b`,
  cells,
  signatures: [null, null],
}));
const cellsOf = (filter: "differ" | "fail" | "all") =>
  filteredEvals(evals, filter).map(({ cells }) => cells);

test("evals differ where one run passes and another fails: what was not graded is neither", () => {
  expect(cellsOf("differ")).toEqual(["pm"]);
  expect(cellsOf("fail")).toEqual(["pm", "cc", "mx"]);
  expect(cellsOf("all")).toEqual(["pp", "pm", "cc", "mx", "p-"]);
});

test("a filter that nobody knows is the first", () => {
  expect([evalFilterOf("all"), evalFilterOf("x"), evalFilterOf(undefined)]).toEqual([
    "all",
    "differ",
    "differ",
  ]);
});
