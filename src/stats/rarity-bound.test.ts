import { expect, test } from "vitest";
import { rarityBound } from "./rarity-bound.ts";

test("Is close to three in n, and nothing is known without trials.", () => {
  expect(rarityBound(330)).toBeCloseTo(0.00904, 5);
  expect(rarityBound(1)).toBeCloseTo(0.95, 12);
  expect(rarityBound(0)).toBe(1);
});
