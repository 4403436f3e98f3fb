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
import type { StoredDocument } from "faultline/grader";

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

const listReports = "incidents:listReports";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/incidents.ts` has one public query, `listReports`."
test("Without reports there is one empty page, which is the last.", async () => {
  expect(await pageAfter(null, 5)).toMatchObject({ page: [], isDone: true });
});

// task: "The report that was filed last comes first: the order is that of the creation time, whatever `occurredAt` says."
test("A page holds whole documents, the last filed first.", async () => {
  const newestFirst = await insertReports(4);
  expect((await pageAfter(null, 10)).page).toEqual(newestFirst);
});

// task: "It returns one page of whole documents."
test("Five reports come in pages of two, two and one, without gaps.", async () => {
  const newestFirst = await insertReports(5);
  const first = await pageAfter(null, 2);
  const second = await pageAfter(first.continueCursor, 2);
  const third = await pageAfter(second.continueCursor, 2);
  expect([first.page, second.page, third.page]).toEqual([
    newestFirst.slice(0, 2),
    newestFirst.slice(2, 4),
    newestFirst.slice(4),
  ]);
  expect([first.isDone, second.isDone, third.isDone]).toEqual([false, false, true]);
});

// task: "The database paginates (`paginate`)"
test("A report that is filed between two pages does not shift the second.", async () => {
  const newestFirst = await insertReports(4);
  const first = await pageAfter(null, 2);
  await insertReports(1);
  const second = await pageAfter(first.continueCursor, 2);
  expect([...first.page, ...second.page]).toEqual(newestFirst);
  expect(callsOf(await candidateFiles(), "paginate")).not.toEqual([]);
});

// task: "the query returns the complete pagination result as the database gives it"
test("The result has every field that pagination gives.", async () => {
  const [newest] = await insertReports(2);
  expect(await pageAfter(null, 1)).toEqual({
    page: [newest],
    isDone: false,
    continueCursor: anyText,
    splitCursor: null,
    pageStatus: null,
  });
});

// task: "obeys all of them, so that the paginated hook of the React client can use it"
test("The options that the hook adds are accepted and obeyed.", async () => {
  const newestFirst = await insertReports(4);
  const { continueCursor: endCursor } = await pageAfter(null, 2);
  const options = { numItems: 1, cursor: null, id: 7 };
  expect(await pageOf({ ...options, endCursor: null })).toMatchObject({
    page: newestFirst.slice(0, 1),
  });
  expect(await pageOf({ ...options, endCursor })).toMatchObject({ page: newestFirst.slice(0, 2) });
});

// task: "obeys all of them"
test("A limit of rows to read ends the page, and the next one goes on.", async () => {
  const newestFirst = await insertReports(5);
  const first = await pageOf({ numItems: 4, cursor: null, maximumRowsRead: 3 });
  expect(first.page).toEqual(newestFirst.slice(0, 3));
  expect((await pageAfter(first.continueCursor, 4)).page).toEqual(newestFirst.slice(3));
});

// task: "It returns one page of whole documents."
// task: "A call reads no more reports than it returns."
test("Reports that are not on the page are not read.", async () => {
  const newestFirst = await insertReports(130);
  expect((await pageAfter(null, 120)).page).toEqual(newestFirst.slice(0, 120));
  const paginationOpts = { numItems: 5, cursor: null };
  const usage = await deployment.usage("query", listReports, { paginationOpts });
  expect(usage.documentsRead).toBeLessThanOrEqual(5);
});

// task: "It takes the standard pagination options of Convex as its only argument, `paginationOpts`"
test.each([[{}], [{ paginationOpts: { cursor: null } }], [{ numItems: 5, cursor: null }]])(
  "A call with %j is refused.",
  async (args) => {
    await expect(deployment.anonymous.query(listReports, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  },
);

// task: "It takes the standard pagination options of Convex as its only argument, `paginationOpts`"
// task: "Do NOT declare a `returns` validator on it."
test("The query has one argument, and its result no validator.", async () => {
  const { [listReports]: found } = await deployment.functions({ returns: true });
  expect(found).toEqual({
    kind: "query",
    visibility: "public",
    args: { object: { paginationOpts: expect.anything() } },
    returns: "any",
  });
});

async function pageAfter(cursor: string | null, numItems: number): Promise<Page> {
  return await pageOf({ numItems, cursor });
}

async function pageOf(
  paginationOpts: Readonly<Record<string, string | number | null>>,
): Promise<Page> {
  return await deployment.anonymous.query<Page>(listReports, { paginationOpts });
}

/** Files reports whose incidents lie ever farther back, and gives all reports, the last filed first. */
async function insertReports(count: number): Promise<readonly StoredDocument[]> {
  const reports = Array.from({ length: count }, (_, index) => ({
    summary: `Points failed at mile ${index}`,
    occurredAt: 1_700_000_000_000 - index * 60_000,
  }));
  await deployment.insertAll("incidentReports", reports);
  return (await deployment.list("incidentReports")).toReversed();
}
