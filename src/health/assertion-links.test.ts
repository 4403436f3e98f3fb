import { expect, test } from "vitest";
import { assertionLinks, quotesNotIn } from "./assertion-links.ts";

const grader = `
// task: "returns the oldest row"
test("oldest", async () => {
  expect(1).toBe(1);
  // task: "and an error otherwise"
  // task: "throws when nothing is there"
  await expect(call()).rejects.toThrow();
  expect({}).toEqual(expect.objectContaining({}));
});

test("loose", () => {
  expect(2).toBe(2);
  // task: "only what follows counts"
  for (const each of all) {
    expect(each).toBe(3);
  }
});

// task: "helpers are covered too"
function expectEmpty() {
  expect(list()).toEqual([]);
}
`;

test("An assertion rests on the nearest quotes above it, in its block or around it.", () => {
  expect(assertionLinks(grader)).toEqual([
    { line: 4, quotes: ["returns the oldest row"] },
    { line: 7, quotes: ["and an error otherwise", "throws when nothing is there"] },
    { line: 8, quotes: ["and an error otherwise", "throws when nothing is there"] },
    { line: 12, quotes: [] },
    { line: 15, quotes: ["only what follows counts"] },
    { line: 21, quotes: ["helpers are covered too"] },
  ]);
});

test("A quote must stand in the task, whatever its line breaks, and say something.", () => {
  const link = (quote: string) => ({ line: 1, quotes: [quote] });
  const task = "It returns the oldest\nrow, or null.";
  expect(quotesNotIn(task, [link("returns the oldest row"), link("or null")])).toEqual(["or null"]);
  expect(quotesNotIn(task, [link("returns the newest row")])).toEqual(["returns the newest row"]);
});
