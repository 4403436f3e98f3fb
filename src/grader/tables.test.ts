import { expect, test } from "vitest";
import * as z from "zod";
import {
  clearTable,
  clearTables,
  insertDocument,
  insertDocuments,
  listDocuments,
} from "./tables.ts";
import type { SystemCaller } from "./tables.ts";

const documentList = z.array(z.record(z.string(), z.unknown()));

test("Inserted documents get ids in the order in which they were given.", async () => {
  const admin = tablesInMemory({ posts: [] });
  expect(await insertDocuments(admin, "posts", [{ n: 1 }, { n: 2 }])).toEqual(["posts0", "posts1"]);
  expect(await insertDocument(admin, "posts", { n: 3 })).toBe("posts2");
  expect(await listDocuments(admin, "posts")).toEqual([
    { _id: "posts0", _creationTime: 0, n: 1 },
    { _id: "posts1", _creationTime: 1, n: 2 },
    { _id: "posts2", _creationTime: 2, n: 3 },
  ]);
});

test("What the platform does not insert is an error.", async () => {
  const admin = {
    query: () => Promise.resolve([]),
    mutation: () => Promise.resolve({ success: false, error: "Too many documents." }),
  };
  await expect(insertDocuments(admin, "posts", [{}])).rejects.toThrow("Too many documents.");
});

test("A table that is too long to be listed whole is an error, not a shorter list.", async () => {
  const admin = tablesInMemory({ posts: Array.from({ length: 9000 }, () => ({})) });
  await expect(listDocuments(admin, "posts")).rejects.toThrow('Table "posts" holds 8192 documents');
});

test("Clearing empties every table of data, page by page, and leaves the platform's.", async () => {
  const tables = {
    posts: Array.from({ length: 25 }, () => ({})),
    users: [{}],
    empty: [],
    _storage: [{}],
    _scheduled_functions: [{}],
    _cron_jobs: [{}],
  };
  await clearTables(tablesInMemory(tables));
  expect(tables).toEqual({
    posts: [],
    users: [],
    empty: [],
    _storage: [],
    _scheduled_functions: [],
    _cron_jobs: [{}],
  });
});

test("Clearing one table takes its documents, however many, and leaves the others.", async () => {
  const tables = { users: [{}], documents: Array.from({ length: 25 }, () => ({})) };
  await clearTable(tablesInMemory(tables), "documents");
  expect(tables).toEqual({ users: [{}], documents: [] });
});

/** The platform's functions on tables, ten documents a page. Documents need no system fields. */
function tablesInMemory(tables: Record<string, Record<string, unknown>[]>): SystemCaller {
  const rows = (name: unknown) => tables[String(name)] ?? [];
  const functions: Record<string, (args: Record<string, unknown>) => unknown> = {
    getTableMapping: () => Object.fromEntries(Object.keys(tables).map((name, i) => [i, name])),
    listTableScan: ({ table, limit }) =>
      rows(table)
        .map((row, index) => ({ _id: `${String(table)}${index}`, _creationTime: index, ...row }))
        .reverse()
        .slice(0, Number(limit)),
    addDocument: ({ table, documents }) => {
      rows(table).push(...documentList.parse(documents));
      return { success: true };
    },
    clearTablePage: ({ tableName }) => {
      const deleted = rows(tableName).splice(0, 10).length;
      return { continueCursor: "next", deleted, hasMore: rows(tableName).length > 0 };
    },
  };
  const call = async (name: string, args = {}): Promise<unknown> =>
    functions[name.replace(/^_system\/frontend\/(.*):default$/, "$1")]?.(args);
  return { query: call, mutation: call };
}
