import {
  acceptsValue,
  anyText,
  beforeEach,
  deployment,
  expect,
  placesOfAny,
  test,
} from "faultline/grader";

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

const listAuditEntries = "audit:listAuditEntries";

beforeEach(() => deployment.clear());

// task: "It returns one page of the table's documents"
test("An empty table gives one empty page, which is the last.", async () => {
  expect(await pageAfter(null, 5)).toMatchObject({ page: [], isDone: true });
});

// task: "one page of the table's documents, whole, in the default order (oldest first)"
test("A page holds whole documents, oldest first.", async () => {
  await insertEntries(3);
  expect((await pageAfter(null, 10)).page).toEqual(await deployment.list("auditEntries"));
});

// task: "in the default order (oldest first), as the database's pagination gives it"
test("Five entries come in pages of two, two and one, without gaps.", async () => {
  await insertEntries(5);
  const first = await pageAfter(null, 2);
  const second = await pageAfter(first.continueCursor, 2);
  const third = await pageAfter(second.continueCursor, 2);
  const all = await deployment.list("auditEntries");
  expect([first.page, second.page, third.page]).toEqual([
    all.slice(0, 2),
    all.slice(2, 4),
    all.slice(4),
  ]);
  expect([first.isDone, second.isDone, third.isDone]).toEqual([false, false, true]);
});

// task: "as the database's pagination gives it"
test("A result has every field that pagination gives.", async () => {
  await insertEntries(2);
  expect(await pageAfter(null, 1)).toEqual({
    page: [expect.objectContaining({ actor: "actor 0", action: "action 0" })],
    isDone: false,
    continueCursor: anyText,
    splitCursor: null,
    pageStatus: null,
  });
});

// task: "so that the paginated hook of the React client can use it"
test("The options that the hook adds are accepted and obeyed.", async () => {
  await insertEntries(4);
  const all = await deployment.list("auditEntries");
  const { continueCursor: endCursor } = await pageAfter(null, 2);
  const options = { numItems: 1, cursor: null, id: 7 };
  expect(await pageOf({ ...options, endCursor: null })).toMatchObject({ page: all.slice(0, 1) });
  expect(await pageOf({ ...options, endCursor })).toMatchObject({ page: all.slice(0, 2) });
});

// task: "obeys all of them"
// task: "every result that pagination can give must satisfy it"
test("A limit of rows to read ends the page early, with a cursor where to split it.", async () => {
  await insertEntries(5);
  const all = await deployment.list("auditEntries");
  const first = await pageOf({ numItems: 4, cursor: null, maximumRowsRead: 3 });
  expect(first).toMatchObject({
    page: all.slice(0, 3),
    isDone: false,
    splitCursor: anyText,
    pageStatus: "SplitRequired",
  });
  expect((await pageAfter(first.continueCursor, 4)).page).toEqual(all.slice(3));
});

// task: "as the database's pagination gives it"
test("A cursor that is none is refused.", async () => {
  await insertEntries(2);
  await expect(pageAfter("not a cursor", 2)).rejects.toThrow(/cursor/i);
});

// task: "as the database's pagination gives it"
test("A page reads no more entries than it shows.", async () => {
  await insertEntries(130);
  const entries = await deployment.list("auditEntries");
  expect((await pageAfter(null, 120)).page).toEqual(entries.slice(0, 120));
  const paginationOpts = { numItems: 5, cursor: null };
  const usage = await deployment.usage("query", listAuditEntries, { paginationOpts });
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

// task: "one table, `auditEntries`, with the fields `actor` and `action`, both strings. No indexes."
test("The schema has one table with two texts.", async () => {
  expect(await deployment.schema()).toEqual({
    auditEntries: {
      document: { object: { action: "string", actor: "string" } },
      indexes: [],
      searchIndexes: [],
      vectorIndexes: [],
    },
  });
});

// task: "one public query, `listAuditEntries`, and nothing else. It takes the standard pagination options of Convex as its only argument, `paginationOpts`, and obeys all of them"
test("The query is public, takes standard options, and is the only function.", async () => {
  expect(await deployment.functions()).toEqual({
    [listAuditEntries]: {
      kind: "query",
      visibility: "public",
      args: {
        object: {
          paginationOpts: { object: expect.objectContaining({ numItems: "number" }) },
        },
      },
    },
  });
});

// task: "each item of the page as a whole document of the table, system fields included. No part of it may be `v.any()`"
test("The validator of the result is precise.", async () => {
  const returns = await returnsValidator();
  expect(placesOfAny(returns)).toEqual([]);
  expect(returns).toMatchObject({
    object: {
      isDone: "boolean",
      page: {
        array: {
          object: {
            _creationTime: "number",
            _id: "id(auditEntries)",
            action: "string",
            actor: "string",
          },
        },
      },
    },
  });
});

// task: "it describes the complete pagination result, the status of the page by literals"
// task: "every result that pagination can give must satisfy it"
test("The validator accepts every result of pagination, and none that is incomplete.", async () => {
  const returns = await returnsValidator();
  const entry = { _id: "k57", _creationTime: 5, actor: "a", action: "b" };
  const result = { page: [entry], isDone: false, continueCursor: "c" };
  const results = [
    { ...result, page: [], isDone: true, splitCursor: null, pageStatus: null },
    { ...result, splitCursor: null, pageStatus: null },
    { ...result, splitCursor: "d", pageStatus: "SplitRecommended" },
    { ...result, splitCursor: "d", pageStatus: "SplitRequired" },
  ];
  expect(results.filter((given) => !acceptsValue(returns, given))).toEqual([]);
  const complete = { ...result, splitCursor: null, pageStatus: null };
  const others = [
    { ...complete, page: undefined },
    { ...complete, isDone: undefined },
    { ...complete, continueCursor: undefined },
    { ...complete, pageStatus: "SplitDone" },
    { ...complete, page: [{ ...entry, _id: undefined }] },
    { ...complete, page: [{ ...entry, remark: "c" }] },
  ];
  expect(others.filter((given) => acceptsValue(returns, given))).toEqual([]);
});

async function returnsValidator() {
  const functions = await deployment.functions({ returns: true });
  return functions[listAuditEntries]?.returns ?? "any";
}

async function pageAfter(cursor: string | null, numItems: number): Promise<Page> {
  return await pageOf({ numItems, cursor });
}

async function pageOf(
  paginationOpts: Readonly<Record<string, string | number | null>>,
): Promise<Page> {
  return await deployment.anonymous.query<Page>(listAuditEntries, { paginationOpts });
}

async function insertEntries(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => ({
    actor: `actor ${index}`,
    action: `action ${index}`,
  }));
  await deployment.insertAll("auditEntries", entries);
}
