import { expect, test } from "vitest";
import { taskPieces } from "./suite-answer.ts";

test("a task is cut where the words of assertions begin and end, and loses nothing", () => {
  const task = "Write a query. It returns\nall (open) items, newest first.";
  const pieces = taskPieces(task, [
    { line: 3, quotes: ["It returns all (open) items"] },
    { line: 9, quotes: ["newest first", "not in the task"] },
    { line: 5, quotes: ["(open) items, newest first"] },
  ]);
  expect(pieces).toEqual([
    { text: "Write a query. ", lines: [] },
    { text: "It returns\nall ", lines: [3] },
    { text: "(open) items", lines: [3, 5] },
    { text: ", ", lines: [5] },
    { text: "newest first", lines: [5, 9] },
    { text: ".", lines: [] },
  ]);
});
