import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const fuelSummary = "fuel:fuelSummary";

/** Litres and price per litre. */
type Fill = readonly [litres: number, pricePerLitre: number];

beforeEach(() => deployment.clear());

// task: "When the truck has no fills, all four fields are 0."
test("A truck without fills has zeros.", async () => {
  const zeros = { fills: 0, litres: 0, cost: 0, costPerFill: 0 };
  expect(await summaryOf("T-1")).toEqual(zeros);
  await insertFills("T-2", [[100, 2]]);
  expect(await summaryOf("T-1")).toEqual(zeros);
});

// task: "It returns an object with exactly these four fields, all numbers (not texts)"
test("Whole figures are summed up, and each fill costs its own price.", async () => {
  await insertFills("T-1", [
    [100, 2],
    [50, 4],
    [250, 1],
    [10, 15],
  ]);
  expect(await summaryOf("T-1")).toEqual({ fills: 4, litres: 410, cost: 800, costPerFill: 200 });
});

// task: "over all fills of exactly this truck"
test("A single fill is its own average.", async () => {
  await insertFills("T-1", [[40, 1.5]]);
  expect(await summaryOf("T-1")).toEqual({ fills: 1, litres: 40, cost: 60, costPerFill: 60 });
});

// task: "Round each result once, at the end, and nothing on the way: neither the costs of single fills, nor the sum before it is divided."
test.each([
  {
    case: "the costs of three fills lie just above the cent",
    fills: [1, 2, 3].map((): Fill => [10, 1.0034]),
    expected: { fills: 3, litres: 30, cost: 30.1, costPerFill: 10.03 },
  },
  {
    case: "the costs of three fills lie just below the cent",
    fills: [1, 2, 3].map((): Fill => [10, 1.0066]),
    expected: { fills: 3, litres: 30, cost: 30.2, costPerFill: 10.07 },
  },
  {
    case: "both results lie just below the cent",
    fills: [
      [1, 10.123],
      [1, 10.454],
    ] satisfies Fill[],
    expected: { fills: 2, litres: 2, cost: 20.58, costPerFill: 10.29 },
  },
  {
    case: "the sum is rounded up to an odd cent",
    fills: [
      [1, 10.1242],
      [1, 10.125],
    ] satisfies Fill[],
    expected: { fills: 2, litres: 2, cost: 20.25, costPerFill: 10.12 },
  },
])("Results are rounded once where $case.", async ({ fills, expected }) => {
  await insertFills("T-1", fills);
  expect(await summaryOf("T-1")).toEqual(expected);
});

// task: "`litres`: the sum of their `litres`, not rounded"
test("Litres keep their decimals.", async () => {
  await insertFills("T-1", [
    [0.125, 8],
    [2 ** -20, 2 ** 20],
    [33.5, 2],
  ]);
  expect(await summaryOf("T-1")).toEqual({
    fills: 3,
    litres: 33.625 + 2 ** -20,
    cost: 69,
    costPerFill: 23,
  });
});

// task: "those that cost nothing too"
test("Fills that cost nothing count.", async () => {
  await insertFills("T-1", [
    [30, 2],
    [10, 0],
    [0, 3],
  ]);
  expect(await summaryOf("T-1")).toEqual({ fills: 3, litres: 40, cost: 60, costPerFill: 20 });
  await insertFills("T-2", [[25, 0]]);
  expect(await summaryOf("T-2")).toEqual({ fills: 1, litres: 25, cost: 0, costPerFill: 0 });
});

// task: "over all fills of exactly this truck"
test("Fills of other trucks do not count.", async () => {
  await insertFills("T-10", [[100, 2]]);
  await insertFills("T-1", [[30, 2]]);
  await insertFills("t-1", [[100, 2]]);
  await insertFills("", [[7, 1]]);
  expect(await summaryOf("T-1")).toEqual({ fills: 1, litres: 30, cost: 60, costPerFill: 60 });
  expect(await summaryOf("")).toEqual({ fills: 1, litres: 7, cost: 7, costPerFill: 7 });
});

// task: "There is no limit on the number of fills."
test("All of many fills count.", async () => {
  await insertFills(
    "T-1",
    Array.from({ length: 1200 }, (_, index): Fill => [index % 2 === 0 ? 20 : 30, 2]),
  );
  expect(await summaryOf("T-1")).toEqual({
    fills: 1200,
    litres: 30_000,
    cost: 60_000,
    costPerFill: 50,
  });
});

// task: "a call reads no fills of other trucks"
test("Fills of other trucks are not read.", async () => {
  const many = Array.from({ length: 100 }, (): Fill => [20, 2]);
  await insertFills("T-0", many);
  await insertFills("T-1", [
    [20, 2],
    [30, 2],
    [40, 2],
  ]);
  await insertFills("T-2", many);
  const usage = await deployment.usage("query", fuelSummary, { truck: "T-1" });
  expect(usage.documentsRead).toBeLessThanOrEqual(3);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `fuelSummary`, and no other function. Its only argument is `truck` (string)."
  expect(await deployment.functions()).toEqual({
    [fuelSummary]: { kind: "query", visibility: "public", args: { object: { truck: "string" } } },
  });
});

async function summaryOf(truck: string): Promise<unknown> {
  return await deployment.anonymous.query(fuelSummary, { truck });
}

async function insertFills(truck: string, fills: readonly Fill[]): Promise<void> {
  await deployment.insertAll(
    "fuelFills",
    fills.map(([litres, pricePerLitre]) => ({
      truck,
      station: "Ring road",
      litres,
      pricePerLitre,
    })),
  );
}
