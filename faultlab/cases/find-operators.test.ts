import { expect, test } from "vitest";
import { letters } from "../operator.ts";
import { findOperators } from "./find-operators.ts";

test("Every letter has four operators at least, and one that is kept apart; no two have one name.", async () => {
  const operators = await findOperators();
  const counts = letters.map((letter) => {
    const own = operators.filter((operator) => operator.letter === letter);
    const apart = own.filter(({ heldOut }) => heldOut).length;
    return { letter, open: own.length - apart >= 4, apart: apart >= 1 };
  });
  expect(counts).toEqual(letters.map((letter) => ({ letter, open: true, apart: true })));
  expect(new Set(operators.map(({ name }) => name)).size).toBe(operators.length);
});
