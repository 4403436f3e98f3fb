import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const mintYears = "coins:mintYears";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/coins.ts` has one public query, `mintYears`, without arguments."
test("Without coins there are no years, and arguments are refused.", async () => {
  expect(await deployment.anonymous.query(mintYears)).toEqual([]);
  await expect(deployment.anonymous.query(mintYears, { from: 0 })).rejects.toThrow(
    "ArgumentValidationError",
  );
  const { [mintYears]: found } = await deployment.functions();
  expect(found).toEqual({ kind: "query", visibility: "public", args: { object: {} } });
});

// task: "every `mintYear` that some coin has, each once"
test("A year that many coins share is listed once.", async () => {
  await insertCoins(Array.from({ length: 30 }, () => 1871));
  expect(await deployment.anonymous.query(mintYears)).toEqual([1871]);
});

// task: "each once, in ascending order"
test("Years are in ascending order, whatever the order in which coins came.", async () => {
  await insertCoins([1999, 870, 1204, 870, 2001, 1999, 9, 1204]);
  expect(await deployment.anonymous.query(mintYears)).toEqual([9, 870, 1204, 1999, 2001]);
});

// task: "A year is any finite number: negative for years BC, zero, or fractional."
test.each([
  [[-44, 14, -310, 0, -44]],
  [[0, 0.5, 0.25, -0.5, 0.5]],
  [[-1e15, 1e15, -1e-9, 1e-9]],
  [[-3]],
  [[-1e300, 1e300, -9_007_199_254_740_994, 9_007_199_254_740_994]],
])("The years %j are all listed.", async (years) => {
  await insertCoins(years);
  const expected = [...new Set(years)].sort((a, b) => a - b);
  expect(await deployment.anonymous.query(mintYears)).toEqual(expected);
});

// task: "every `mintYear` that some coin has"
test("Six hundred different years are all listed.", async () => {
  const years = Array.from({ length: 600 }, (_, index) => 1900 + index);
  await insertCoins(years.toReversed());
  expect(await deployment.anonymous.query(mintYears)).toEqual(years);
});

// task: "a call reads one coin per distinct year, and at most two coins more than that"
test("Three hundred coins of four years are not all read.", async () => {
  await insertCoins(Array.from({ length: 300 }, (_, index) => [-300, 14, 1871, 1999][index % 4]));
  const usage = await deployment.usage("query", mintYears);
  expect(usage.documentsRead).toBeLessThanOrEqual(6);
  expect(await deployment.anonymous.query(mintYears)).toEqual([-300, 14, 1871, 1999]);
});

async function insertCoins(years: readonly (number | undefined)[]): Promise<void> {
  const coins = years.map((mintYear, index) => ({ mintYear, motif: `motif ${index}` }));
  await deployment.insertAll("coins", coins);
}
