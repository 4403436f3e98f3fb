import { anyText, beforeEach, deployment, expect, placesOfAny, test } from "faultline/grader";

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

const listAuditEntries = "audit:listAuditEntries";

beforeEach(() => deployment.clear());

test("An empty table gives one empty page, which is the last.", async () => {
  expect(await pageAfter(null, 5)).toMatchObject({ page: [], isDone: true });
});

test("A page holds whole documents, oldest first.", async () => {
  await insertEntries(3);
  expect((await pageAfter(null, 10)).page).toEqual(await deployment.list("auditEntries"));
});

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
  expect([first.isDone, second.isDone]).toEqual([false, false]);
});

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

test("A cursor that is none is refused.", async () => {
  await insertEntries(2);
  await expect(pageAfter("not a cursor", 2)).rejects.toThrow(/cursor/i);
});

test("A page reads no more entries than it shows.", async () => {
  await insertEntries(60);
  const paginationOpts = { numItems: 5, cursor: null };
  const usage = await deployment.usage("query", listAuditEntries, { paginationOpts });
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

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

test("The query is public, takes standard options, and is the only function.", async () => {
  expect(Object.keys(await deployment.functions())).toEqual([listAuditEntries]);
  expect(await deployment.functions()).toMatchObject({
    [listAuditEntries]: {
      kind: "query",
      visibility: "public",
      args: { object: { paginationOpts: { object: { numItems: "number" } } } },
    },
  });
});

test("The validator of the result is precise.", async () => {
  const functions = await deployment.functions({ returns: true });
  const returns = functions[listAuditEntries]?.returns ?? "any";
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

async function pageAfter(cursor: string | null, numItems: number): Promise<Page> {
  const paginationOpts = { numItems, cursor };
  return await deployment.anonymous.query<Page>(listAuditEntries, { paginationOpts });
}

async function insertEntries(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => ({
    actor: `actor ${index}`,
    action: `action ${index}`,
  }));
  await deployment.insertAll("auditEntries", entries);
}
