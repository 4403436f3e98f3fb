import {
  anyText,
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  expect,
  reference,
  test,
} from "faultline/grader";

interface Page {
  readonly apartments: readonly Apartment[];
  readonly cursor: string;
}

interface Apartment {
  readonly label: string;
  readonly rooms: number;
  readonly towerHeightM: number;
}

const apartmentsByHeight = "apartments:apartmentsByHeight";

beforeEach(() => deployment.clear());

// task: "`cursor` is a string, also on the last page and when the table is empty"
// task: "The result is an object with exactly two fields, `apartments` and `cursor`."
test("An empty table gives an empty page with a cursor.", async () => {
  expect(await pageAfter(null, 5)).toEqual({ apartments: [], cursor: anyText });
});

// task: "the next `pageSize` apartments in ascending order of `towerHeightM`"
// task: "Each of `apartments` is an object with exactly the fields `label`, `rooms` and `towerHeightM`"
test("A page that holds all apartments holds them in order of height.", async () => {
  await insertApartments([100, 9, 88.5, -2, 1000, 0]);
  expect(await pageAfter(null, 10)).toEqual({
    apartments: [
      { label: "3", rooms: 4, towerHeightM: -2 },
      { label: "5", rooms: 6, towerHeightM: 0 },
      { label: "1", rooms: 2, towerHeightM: 9 },
      { label: "2", rooms: 3, towerHeightM: 88.5 },
      { label: "0", rooms: 1, towerHeightM: 100 },
      { label: "4", rooms: 5, towerHeightM: 1000 },
    ],
    cursor: anyText,
  });
});

// task: "with the cursor that a page came with it is the page after that one"
// task: "After the last apartment the pages are empty."
test("Five apartments come in pages of two, two and one, then no more.", async () => {
  await insertApartments([50, 10, 40, 20, 30]);
  const pages = await pagesOf(2, 4);
  expect(pages.map(heightsOf)).toEqual([[10, 20], [30, 40], [50], []]);
  expect(pages.map(({ cursor }) => cursor)).toEqual([anyText, anyText, anyText, anyText]);
});

// task: "with the cursor that a page came with it is the page after that one"
test("A cursor may be used again, also with another size of the page.", async () => {
  await insertApartments([50, 10, 40, 20, 30]);
  const { cursor } = await pageAfter(null, 2);
  expect(heightsOf(await pageAfter(cursor, 1))).toEqual([30]);
  expect(heightsOf(await pageAfter(cursor, 10))).toEqual([30, 40, 50]);
  expect(heightsOf(await pageAfter(null, 1))).toEqual([10]);
});

// task: "every apartment comes exactly once, also where several have the same height: those may come in any order"
test.each([1, 2, 3])("Apartments of equal height come once each in pages of %i.", async (size) => {
  await insertApartments([30, 20, 20, 20, 20, 10, 20, 30]);
  const apartments = (await pagesOf(size, 9)).flatMap((page) => page.apartments);
  expect(apartments.map(({ towerHeightM }) => towerHeightM)).toEqual([
    10, 20, 20, 20, 20, 20, 30, 30,
  ]);
  const labels = apartments.map(({ label }) => label);
  expect(labels.toSorted()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
});

// task: "the next `pageSize` apartments in ascending order of `towerHeightM`, fewer only when fewer are left"
test("A large page holds as many apartments as were asked for.", async () => {
  const heights = Array.from({ length: 240 }, (_, index) => index);
  await insertApartments(heights);
  const first = await pageAfter(null, 210);
  expect(heightsOf(first)).toEqual(heights.slice(0, 210));
  expect(heightsOf(await pageAfter(first.cursor, 210))).toEqual(heights.slice(210));
});

// task: "when its place is before the cursor, the following pages stay as they are"
test("An apartment that is stored before the cursor shifts nothing.", async () => {
  await insertApartments([10, 20, 30, 40]);
  const { cursor } = await pageAfter(null, 2);
  await insertApartments([5, 15]);
  expect(heightsOf(await pageAfter(cursor, 2))).toEqual([30, 40]);
});

// task: "when its place is behind the cursor, it is among the following pages"
test("An apartment that is stored behind the cursor comes in its turn.", async () => {
  await insertApartments([10, 20, 30, 40]);
  const { cursor } = await pageAfter(null, 2);
  await insertApartments([25, 35]);
  expect(heightsOf(await pageAfter(cursor, 3))).toEqual([25, 30, 35]);
});

// task: "A text that is not one of its cursors is rejected with an error, the empty text too."
test("A text that is no cursor is refused.", async () => {
  await insertApartments([10, 20, 30]);
  for (const cursor of ["", "2", "20", "end", "not a cursor"]) {
    await expect(pageAfter(cursor, 2)).rejects.toThrow();
  }
  expect(heightsOf(await pageAfter(null, 2))).toEqual([10, 20]);
});

// task: "at most `pageSize` + 5 documents, however large the table and however far the page. It reads no towers."
test("Little more than the page is read, at the beginning and far on.", async () => {
  await insertApartments(Array.from({ length: 120 }, (_, index) => index));
  const { cursor } = await pageAfter(null, 80);
  for (const from of [null, cursor]) {
    const usage = await deployment.usage("query", apartmentsByHeight, {
      cursor: from,
      pageSize: 10,
    });
    expect(usage.documentsRead).toBeLessThanOrEqual(15);
  }
});

// task: "Use the database's own pagination, the `paginate` method, and its cursors."
test("The pages are the database's own.", async () => {
  expect(callsOf(await candidateFiles(), "paginate")).not.toEqual([]);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `apartmentsByHeight`, and no other function"
  // task: "Its arguments are `cursor` (a string or null) and `pageSize` (number; callers pass whole numbers from 1 on), both required."
  expect(await deployment.functions()).toEqual({
    [apartmentsByHeight]: {
      kind: "query",
      visibility: "public",
      args: { object: { cursor: { union: ["null", "string"] }, pageSize: "number" } },
    },
  });
});

async function pageAfter(cursor: string | null, pageSize: number): Promise<Page> {
  return await deployment.anonymous.query<Page>(apartmentsByHeight, { cursor, pageSize });
}

/** The first pages, each with the cursor of the one before. */
async function pagesOf(pageSize: number, count: number): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null = null; pages.length < count;) {
    const page: Page = await pageAfter(cursor, pageSize);
    pages.push(page);
    cursor = page.cursor;
  }
  return pages;
}

function heightsOf({ apartments }: Page): readonly number[] {
  return apartments.map(({ towerHeightM }) => towerHeightM);
}

/** Labels are the places in the list, from "0". */
async function insertApartments(heights: readonly number[]): Promise<void> {
  const towerId = await deployment.insert("towers", { name: "East", heightM: 1 });
  const apartments = heights.map((towerHeightM, index) => ({
    towerId,
    label: String(index),
    rooms: index + 1,
    towerHeightM,
  }));
  await deployment.insertAll("apartments", apartments);
}
