import { expect, test } from "vitest";
import { ddmin } from "./ddmin.ts";

const items = Array.from({ length: 16 }, (_, index) => index);

test.each([[[3]], [[0, 15]], [[2, 3, 11]], [items]])(
  "finds exactly the items %j that are needed together",
  async (needed) => {
    const result = await ddmin(items, async (subset) =>
      needed.every((item) => subset.includes(item)),
    );
    expect(result).toEqual(needed);
  },
);

test("leaves a set from which nothing can be left out where several would do", async () => {
  const passes = async (subset: readonly number[]) =>
    subset.filter((item) => item % 4 === 0).length >= 2;
  const result = await ddmin(items, passes);
  expect(result).toHaveLength(2);
  expect(await passes(result)).toBe(true);
});

test("asks nothing about a single item", async () => {
  const asked: (readonly number[])[] = [];
  await ddmin([1], async (subset) => asked.push(subset) > 0);
  expect(asked).toEqual([]);
});

test("finds one needed item of sixteen in at most eight trials", async () => {
  let trials = 0;
  await ddmin(items, async (subset) => {
    trials += 1;
    return subset.includes(13);
  });
  expect(trials).toBeLessThanOrEqual(8);
});
