import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const readingsBetween = "tides:readingsBetween";
const noon = 1_767_268_800_000;

beforeEach(() => deployment.clear());

// task: "When no reading is in the span, the array is empty"
test("A span without readings is empty.", async () => {
  expect(await timesBetween(noon, noon + 1000)).toEqual([]);
  await insertReadings("Dover", [noon - 1, noon + 1001]);
  expect(await timesBetween(noon, noon + 1000)).toEqual([]);
});

// task: "with `measuredAt` from `from` to `to`, both ends included"
test("Readings at both ends are returned, those just outside are not.", async () => {
  await insertReadings("Dover", [noon - 1, noon, noon + 500, noon + 1000, noon + 1001]);
  expect(await timesBetween(noon, noon + 1000)).toEqual([noon, noon + 500, noon + 1000]);
});

// task: "both ends included"
test("A span of one moment holds the reading of that moment.", async () => {
  await insertReadings("Dover", [noon - 1, noon, noon + 1]);
  expect(await timesBetween(noon, noon)).toEqual([noon]);
});

// task: "The earliest `measuredAt` comes first, whatever the order in which the readings were stored."
// task: "as an array of whole documents, system fields included"
test("Readings that came in disorder are returned whole and in the order of time.", async () => {
  const [third, first, fifth, second, fourth] = await insertReadings(
    "Dover",
    [300, 90, 1000, 200, 500].map((offset) => noon + offset),
  );
  const readings = await readingsOf("Dover", { from: noon, to: noon + 2000 });
  expect(readings).toEqual([first, second, third, fourth, fifth]);
});

// task: "They may be any number: zero, negative (readings before 1970) and fractions too."
test.each([
  [0, 10, [0, 0.5, 7]],
  [-10, 0, [-9.5, -3, 0]],
  [-3, 0.5, [-3, 0, 0.5]],
  [0, 0, [0]],
  [-100, -3.5, [-40, -9.5]],
  [-9.25, 0.25, [-3, 0]],
  [-9.5, 6.75, [-9.5, -3, 0, 0.5]],
])("A span from %d to %d is a span like others.", async (from, to, expected) => {
  await insertReadings("Dover", [7, -3, 0.5, -40, 0, -9.5, 11]);
  expect(await timesBetween(from, to)).toEqual(expected);
});

// task: "so it is when `from` is greater than `to`"
test("A span that ends before it begins is empty.", async () => {
  await insertReadings("Dover", [noon, noon + 500, noon + 1000]);
  expect(await timesBetween(noon + 1000, noon)).toEqual([]);
  expect(await timesBetween(noon + 1, noon)).toEqual([]);
});

// task: "the readings of exactly this gauge"
test("Readings of other gauges are not returned.", async () => {
  const times = [noon, noon + 1];
  await insertReadings("Calais", times);
  const readings = await insertReadings("Dover", times);
  await insertReadings("Dover 2", times);
  await insertReadings("dover", times);
  await insertReadings("Dover ", times);
  const nameless = await insertReadings("", times);
  expect(await readingsOf("Dover", { from: noon, to: noon + 1 })).toEqual(readings);
  expect(await readingsOf("", { from: noon, to: noon + 1 })).toEqual(nameless);
  expect(await readingsOf(" Dover", { from: noon, to: noon + 1 })).toEqual([]);
});

// task: "Several readings of the same moment may come in any order."
test("Readings of the same moment are all returned.", async () => {
  const [first, ...others] = await insertReadings("Dover", [noon, noon + 1, noon + 1, noon + 1]);
  const readings = await readingsOf("Dover", { from: noon, to: noon + 1 });
  expect(readings).toHaveLength(4);
  expect(readings[0]).toEqual(first);
  expect(readings).toEqual(expect.arrayContaining(others));
});

// task: "There is no limit."
test("None of many readings is left out.", async () => {
  const times = Array.from({ length: 1200 }, (_, index) => noon + index);
  await insertReadings("Dover", times);
  expect(await timesBetween(noon, noon + 1199)).toEqual(times);
});

// task: "a call reads no document that it does not return"
test("Readings before and after the span and of other gauges are not read.", async () => {
  const times = Array.from({ length: 100 }, (_, index) => noon + index);
  await insertReadings("Dover", times);
  await insertReadings("Calais", times);
  const span = { from: noon + 40, to: noon + 45 };
  expect(await readingsOf("Dover", span)).toHaveLength(6);
  const usage = await deployment.usage("query", readingsBetween, { gauge: "Dover", ...span });
  expect(usage.documentsRead).toBeLessThanOrEqual(6);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `readingsBetween`, and no other function"
  // task: "Its arguments are `gauge` (string), `from` and `to` (numbers), all required."
  expect(await deployment.functions()).toEqual({
    [readingsBetween]: {
      kind: "query",
      visibility: "public",
      args: { object: { from: "number", gauge: "string", to: "number" } },
    },
  });
});

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly measuredAt: number;
}

async function readingsOf(gauge: string, span: Span): Promise<readonly Reading[]> {
  return await deployment.anonymous.query(readingsBetween, { gauge, ...span });
}

async function timesBetween(from: number, to: number): Promise<readonly number[]> {
  return (await readingsOf("Dover", { from, to })).map(({ measuredAt }) => measuredAt);
}

async function insertReadings(
  gauge: string,
  times: readonly number[],
): Promise<readonly unknown[]> {
  const readings = times.map((measuredAt, index) => ({ gauge, measuredAt, levelCm: index - 20 }));
  const ids = await deployment.insertAll("tideReadings", readings);
  return readings.map((reading, index) => ({
    _id: ids[index],
    _creationTime: anyNumber,
    ...reading,
  }));
}
