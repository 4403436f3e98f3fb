import {
  anyNumber,
  beforeEach,
  candidateFiles,
  deployment,
  expect,
  queryFilters,
  reference,
  test,
} from "faultline/grader";

const openBids = "bids:openBids";

beforeEach(() => deployment.clear());

// task: "When there are none, the array is empty."
test("An auction without open bids has an empty list.", async () => {
  expect(await open("lot-7", 0)).toEqual([]);
  await insertBids("lot-8", [{ amount: 50 }]);
  await insertBids("lot-7", [{ amount: 60, sealed: true }, { amount: 10 }]);
  expect(await open("lot-7", 20)).toEqual([]);
});

// task: "the bids of exactly this auction that are not sealed and whose amount is at least `minimum`"
// task: "as an array of whole documents, system fields included"
test("Only open bids of the auction that reach the minimum are listed.", async () => {
  const [highOpen] = await insertBids("lot-7", [
    { amount: 90 },
    { amount: 91, sealed: true },
    { amount: 10 },
    { amount: 11, sealed: true },
  ]);
  await insertBids("lot-8", [{ amount: 92 }]);
  await insertBids("lot-70", [{ amount: 93 }]);
  await insertBids("LOT-7", [{ amount: 94 }]);
  expect(await open("lot-7", 50)).toEqual([highOpen]);
});

// task: "whose amount is at least `minimum`"
test("A bid of exactly the minimum is listed, one just below it is not.", async () => {
  const [exact] = await insertBids("lot-7", [{ amount: 50 }, { amount: 49.99 }]);
  expect(await open("lot-7", 50)).toEqual([exact]);
});

// task: "The highest amount comes first."
test("Bids are sorted by their amount as numbers, whatever the order in which they came.", async () => {
  await insertBids("lot-7", amounts(100, 9, 1000, 95.25, 95.5, 20, 200));
  expect(await amountsOf("lot-7", 0)).toEqual([1000, 200, 100, 95.5, 95.25, 20, 9]);
});

// task: "Bids of the same amount may come in any order."
test("Bids of the same amount are all listed.", async () => {
  const bids = await insertBids("lot-7", amounts(30, 30, 30));
  const listed = await open("lot-7", 30);
  expect(listed).toHaveLength(3);
  expect(listed).toEqual(expect.arrayContaining([...bids]));
});

// task: "Amounts, and the minimum, may be fractions, zero or negative"
test.each([
  [0, [12, 0.5, 0]],
  [0.5, [12, 0.5]],
  [-10, [12, 0.5, 0, -3.25, -10]],
  [-1000, [12, 0.5, 0, -3.25, -10, -40]],
])("A minimum of %d is a minimum like others.", async (minimum, expected) => {
  await insertBids("lot-7", amounts(-10, 0.5, -40, 12, 0, -3.25));
  expect(await amountsOf("lot-7", minimum)).toEqual(expected);
});

// task: "There is no limit, and a bidder may have several bids."
test("All bids of one bidder are listed.", async () => {
  const bid = { auction: "lot-7", bidder: "Ines", sealed: false };
  await deployment.insertAll(
    "bids",
    [20, 40, 30].map((amount) => ({ ...bid, amount })),
  );
  expect(await amountsOf("lot-7", 0)).toEqual([40, 30, 20]);
});

// task: "There is no limit, and a bidder may have several bids."
test("None of many bids is left out.", async () => {
  const many = Array.from({ length: 1200 }, (_, index) => index);
  await insertBids("lot-7", amounts(...many));
  expect(await amountsOf("lot-7", 0)).toEqual(many.toReversed());
});

// task: "a call reads no bids of other auctions"
test("Bids of other auctions are not read.", async () => {
  await insertBids("lot-6", amounts(...Array.from({ length: 80 }, () => 40)));
  await insertBids("lot-7", amounts(10, 20, 30, 40, 50));
  await insertBids("lot-8", amounts(...Array.from({ length: 80 }, () => 60)));
  expect(await amountsOf("lot-7", 30)).toEqual([50, 40, 30]);
  const usage = await deployment.usage("query", openBids, { auction: "lot-7", minimum: 30 });
  expect(usage.documentsRead).toBeLessThanOrEqual(5);
});

// task: "do not call `.filter(` on a query of the database"
test("The database is not told to filter.", async () => {
  expect(queryFilters(await candidateFiles())).toEqual([]);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `openBids`, and no other function"
  // task: "Its arguments are `auction` (string) and `minimum` (number), both required."
  expect(await deployment.functions()).toEqual({
    [openBids]: {
      kind: "query",
      visibility: "public",
      args: { object: { auction: "string", minimum: "number" } },
    },
  });
});

interface NewBid {
  readonly amount: number;
  readonly sealed?: boolean;
}

async function open(auction: string, minimum: number): Promise<readonly NewBid[]> {
  return await deployment.anonymous.query(openBids, { auction, minimum });
}

async function amountsOf(auction: string, minimum: number): Promise<readonly number[]> {
  return (await open(auction, minimum)).map(({ amount }) => amount);
}

function amounts(...given: readonly number[]): readonly NewBid[] {
  return given.map((amount) => ({ amount }));
}

async function insertBids(auction: string, given: readonly NewBid[]): Promise<readonly unknown[]> {
  const bids = given.map(({ amount, sealed = false }, index) => ({
    auction,
    bidder: `bidder ${index}`,
    amount,
    sealed,
  }));
  const ids = await deployment.insertAll("bids", bids);
  return bids.map((bid, index) => ({ _id: ids[index], _creationTime: anyNumber, ...bid }));
}
