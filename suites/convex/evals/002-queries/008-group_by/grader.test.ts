import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const channelTotals = "donations:channelTotals";

/** Amounts by channel. */
type Donations = Readonly<Record<string, readonly number[]>>;

interface Place {
  readonly campaign: string;
  readonly month: string;
}

const marchOfWells: Place = { campaign: "Wells", month: "2026-03" };

beforeEach(() => deployment.clear());

// task: "Without donations the array is empty."
test("A month without donations has an empty list.", async () => {
  expect(await totals(marchOfWells)).toEqual([]);
  await insertDonations({ ...marchOfWells, month: "2026-04" }, { post: [10] });
  expect(await totals(marchOfWells)).toEqual([]);
});

// task: "one object per channel that occurs, each with exactly these fields"
// task: "The channel with the highest total comes first"
test("Three channels are summed up, the highest total first.", async () => {
  await insertDonations(marchOfWells, { post: [90, 30], web: [100, 9, 1000], street: [500] });
  await insertDonations(marchOfWells, { post: [60], web: [91] });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "web", total: 1200, average: 300, count: 4 },
    { channel: "street", total: 500, average: 500, count: 1 },
    { channel: "post", total: 180, average: 60, count: 3 },
  ]);
});

// task: "The channel with the highest total comes first"
test("The total decides, neither the count nor the average nor the totals as texts.", async () => {
  await insertDonations(marchOfWells, { web: [4, 4, 1], gala: [80], post: [50, 50] });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "post", total: 100, average: 50, count: 2 },
    { channel: "gala", total: 80, average: 80, count: 1 },
    { channel: "web", total: 9, average: 3, count: 3 },
  ]);
});

// task: "the donations of exactly this campaign in exactly this month"
test("Donations of other months and other campaigns do not count.", async () => {
  const others = [
    { campaign: "Wells", month: "2026-02" },
    { campaign: "Wells", month: "2026-04" },
    { campaign: "Wells 2", month: "2026-03" },
    { campaign: "Schools", month: "2026-03" },
    { campaign: "2026-03", month: "Wells" },
  ];
  for (const place of others) await insertDonations(place, { post: [70], phone: [5] });
  await insertDonations(marchOfWells, { post: [20, 10] });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "post", total: 30, average: 15, count: 2 },
  ]);
  expect(await totals({ campaign: "Schools", month: "2026-03" })).toEqual([
    { channel: "post", total: 70, average: 70, count: 1 },
    { channel: "phone", total: 5, average: 5, count: 1 },
  ]);
});

// task: "Nothing but the two results is rounded, and both are numbers, not texts."
test("Results are rounded to two decimals, once.", async () => {
  await insertDonations(marchOfWells, {
    web: [10.034, 10.034, 10.034],
    post: [5.0066, 5.0066, 5.0066],
    gala: [0.1, 0.2],
    street: [10.1242, 10.125],
  });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "web", total: 30.1, average: 10.03, count: 3 },
    { channel: "street", total: 20.25, average: 10.12, count: 2 },
    { channel: "post", total: 15.02, average: 5.01, count: 3 },
    { channel: "gala", total: 0.3, average: 0.15, count: 2 },
  ]);
});

// task: "negative where a donation was paid back"
test("A donation that was paid back lowers the total, even below zero.", async () => {
  await insertDonations(marchOfWells, { web: [-30, 10], post: [50, -50, 9], gala: [-2.5] });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "post", total: 9, average: 3, count: 3 },
    { channel: "gala", total: -2.5, average: -2.5, count: 1 },
    { channel: "web", total: -20, average: -10, count: 2 },
  ]);
});

// task: "A channel whose amounts add up to 0 is listed like others."
test("A channel whose donations were all paid back is listed.", async () => {
  await insertDonations(marchOfWells, { web: [50, -50], post: [9] });
  expect(await totals(marchOfWells)).toEqual([
    { channel: "post", total: 9, average: 9, count: 1 },
    { channel: "web", total: 0, average: 0, count: 2 },
  ]);
});

// task: "the order of equal totals is open"
test("Channels of equal totals are all there.", async () => {
  await insertDonations(marchOfWells, { web: [10, 20], post: [30] });
  const listed = await totals(marchOfWells);
  expect(listed).toHaveLength(2);
  expect(listed).toEqual(
    expect.arrayContaining([
      { channel: "web", total: 30, average: 15, count: 2 },
      { channel: "post", total: 30, average: 30, count: 1 },
    ]),
  );
});

// task: "A channel is any text, compared as it is: words such as `constructor` or `__proto__` are channels like others, and texts that differ in case are different channels."
test("Any text is a channel, also names that every object has.", async () => {
  const channels = {
    ["__proto__"]: [9],
    ["\u00e9"]: [8],
    ["e\u0301"]: [7],
    constructor: [6],
    toString: [5],
    "": [4],
    Web: [3],
    web: [2],
    "web ": [1],
  };
  await insertDonations(marchOfWells, channels);
  expect(await totals(marchOfWells)).toEqual(
    Object.entries(channels).map(([channel, [amount]]) => ({
      channel,
      total: amount,
      average: amount,
      count: 1,
    })),
  );
});

// task: "There is no limit on the number of donations."
test("All of many donations and channels count.", async () => {
  const numbers = Array.from({ length: 400 }, (_, index) => 1000 - index);
  const many = Object.fromEntries(numbers.map((number) => [`c${number}`, [number, 1, 1]]));
  await insertDonations(marchOfWells, many);
  const listed = await totals(marchOfWells);
  expect(listed).toHaveLength(400);
  expect(listed).toMatchObject(
    numbers.map((number) => ({ channel: `c${number}`, total: number + 2, count: 3 })),
  );
});

// task: "a call reads no donations of other campaigns or other months"
test("Donations of other campaigns and other months are not read.", async () => {
  const many = { post: Array.from({ length: 60 }, () => 5) };
  await insertDonations({ ...marchOfWells, month: "2026-02" }, many);
  await insertDonations({ ...marchOfWells, campaign: "Schools" }, many);
  await insertDonations(marchOfWells, { post: [1, 2], web: [3] });
  const usage = await deployment.usage("query", channelTotals, { ...marchOfWells });
  expect(usage.documentsRead).toBeLessThanOrEqual(3);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `channelTotals`, and no other function"
  // task: "Its arguments are `campaign` and `month`, both required strings."
  expect(await deployment.functions()).toEqual({
    [channelTotals]: {
      kind: "query",
      visibility: "public",
      args: { object: { campaign: "string", month: "string" } },
    },
  });
});

async function totals(place: Place): Promise<readonly unknown[]> {
  return await deployment.anonymous.query(channelTotals, { ...place });
}

async function insertDonations(place: Place, donations: Donations): Promise<void> {
  const rows = Object.entries(donations).flatMap(([channel, amounts]) =>
    amounts.map((amount) => ({ ...place, channel, amount })),
  );
  await deployment.insertAll("donations", rows);
}
