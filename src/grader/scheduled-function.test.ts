import { expect, test } from "vitest";
import { shapeOfScheduled } from "./scheduled-function.ts";

test("A scheduled function tells what it runs, its state and its delay.", () => {
  const document = {
    _id: "1",
    _creationTime: 1000.5,
    name: "messages.js:send",
    args: [{ text: "hi" }],
    scheduledTime: 3000.5,
    state: { kind: "pending" },
  };
  expect(shapeOfScheduled(document)).toEqual({
    function: "messages:send",
    args: { text: "hi" },
    state: "pending",
    delayMs: 2000,
  });
});

test("A document of another table is no scheduled function.", () => {
  expect(() => shapeOfScheduled({ _id: "1", _creationTime: 1 })).toThrow("name");
});
