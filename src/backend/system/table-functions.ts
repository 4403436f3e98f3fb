import { z } from "zod";
import type { CursorCodec } from "../database/cursor.ts";
import type { Database } from "../database/database.ts";
import { CallRejection } from "../database/call-rejection.ts";
import type { Document } from "../database/document.ts";
import { paginate } from "../database/paginate.ts";
import type { QueryDefinition } from "../database/query-definition.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import { TransactionMeter } from "../database/transaction-meter.ts";
import type { Transaction } from "../database/transaction.ts";
import { noUsage } from "../database/usage.ts";
import {
  deleteDocument,
  insertDocument,
  patchDocument,
  replaceDocument,
  type WriteContext,
} from "../database/write-documents.ts";
import { decodeObject } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { mutation, query, type SystemFunction } from "./system-function.ts";

const defaultScanLimit = 32;
const maximumCleared = 4000;
const maximumImported = 4096;

const order = z.enum(["asc", "desc"]);
const paginationOpts = z.object({ numItems: z.number(), cursor: z.string().nullable() });
const scanArgs = z.object({
  table: z.string(),
  limit: z.number().optional(),
  order: order.optional(),
});
const addArgs = z.object({ table: z.string(), documents: z.array(z.unknown()) });
const clearArgs = z.object({ tableName: z.string(), cursor: z.string().nullish() });
const pageArgs = z.object({ table: z.string(), order, paginationOpts });
const tablePageArgs = z.object({ table: z.string(), paginationOpts, filters: z.null().optional() });
const tablesArgs = z.object({ paginationOpts });
const replaceArgs = z.object({ id: z.string(), document: z.unknown() });
const patchArgs = z.object({
  table: z.string(),
  fields: z.unknown(),
  ids: z.array(z.string()).optional(),
});
const deleteArgs = z.object({
  toDelete: z.array(z.object({ id: z.string(), tableName: z.string() })),
});
const byId = z.object({ id: z.string() });
const byTable = z.object({ tableName: z.string() });

export interface TableContext {
  readonly database: Database;
  readonly schema: () => SchemaDefinition | undefined;
  readonly cursors: CursorCodec;
}

/** The platform's functions that look at tables and change them. Their arguments are those of its dashboard. */
export function tableFunctions(context: TableContext): Readonly<Record<string, SystemFunction>> {
  const { database } = context;
  return {
    "_system/frontend/getTableMapping": query(() => database.names.userTables()),
    "_system/frontend/listTableScan": query((args) => scanTable(database, scanArgs.parse(args))),
    "_system/frontend/getById": query((args) => findById(database, byId.parse(args).id) ?? null),
    "_system/frontend/tableSize": query((args) => {
      return database.begin().table(byTable.parse(args).tableName).documents.size;
    }),
    "_system/cli/tableSize": query((args) => {
      return database.begin().table(byTable.parse(args).tableName).documents.size;
    }),
    "_system/cli/tables": query((args) => listTables(database, tablesArgs.parse(args))),
    "_system/cli/tableData": query((args) => pageOf(context, pageArgs.parse(args))),
    "_system/frontend/paginatedTableDocuments": query((args) =>
      pageOf(context, { ...tablePageArgs.parse(args), order: "desc" }),
    ),
    "_system/frontend/addDocument": mutation((args) => addDocuments(context, addArgs.parse(args))),
    "_system/frontend/clearTablePage": mutation((args) =>
      clearPage(context, clearArgs.parse(args)),
    ),
    "_system/frontend/replaceDocument": mutation((args) => {
      const { id, document } = replaceArgs.parse(args);
      return change(context, (write) =>
        replaceDocument(requireById(write.transaction, id), decodeObject(document), write),
      );
    }),
    "_system/frontend/patchDocumentsFields": mutation((args) => {
      const { table, fields, ids } = patchArgs.parse(args);
      return change(context, (write) => {
        const { transaction } = write;
        const documents = ids?.map((id) => requireById(transaction, id)) ?? [
          ...transaction.table(table).documents.values(),
        ];
        for (const document of documents) patchDocument(document, decodeObject(fields), write);
      });
    }),
    "_system/frontend/deleteDocuments": mutation((args) => {
      const { toDelete } = deleteArgs.parse(args);
      return change(context, (write) => {
        for (const { id } of toDelete) deleteDocument(requireById(write.transaction, id), write);
      });
    }),
  };
}

function scanTable(
  database: Database,
  { table, limit = defaultScanLimit, order: direction = "desc" }: z.infer<typeof scanArgs>,
): ConvexValue {
  const entries = database.begin().table(table).inOrderOf(["_creationTime", "_id"]);
  const ordered = direction === "desc" ? entries.toReversed() : entries;
  return ordered.slice(0, limit).map(({ document }) => document);
}

function findById(database: Database, id: string): Document | undefined {
  return database.begin().get(database.names.tableOfId(id) ?? "", id);
}

function requireById(transaction: Transaction, id: string): Document {
  const found = transaction.get(transaction.names.tableOfId(id) ?? "", id);
  if (found === undefined) throw new CallRejection(`There is no document with the ID ${id}.`);
  return found;
}

function listTables(database: Database, _args: z.infer<typeof tablesArgs>): ConvexValue {
  const names = Object.values(database.names.userTables()).toSorted();
  return { page: names.map((name) => ({ name })), isDone: true, continueCursor: "" };
}

function pageOf(
  { database, schema, cursors }: TableContext,
  { table, order: direction, paginationOpts: options }: z.infer<typeof pageArgs>,
): ConvexValue {
  const context = {
    tables: database.begin(),
    schema: schema(),
    meter: new TransactionMeter(noUsage()),
  };
  const { numItems: pageSize, cursor } = options;
  const page = paginate(
    { query: wholeTable(table, direction), pageSize, cursor },
    context,
    cursors,
  );
  return { ...page };
}

function wholeTable(tableName: string, direction: z.infer<typeof order>): QueryDefinition {
  return { source: { type: "FullTableScan", tableName, order: direction }, operators: [] };
}

function change(context: TableContext, work: (write: WriteContext) => void): ConvexValue {
  const transaction = context.database.begin();
  work({ transaction, schema: context.schema(), meter: new TransactionMeter(noUsage()) });
  context.database.commit(transaction);
  return { success: true };
}

function addDocuments(
  context: TableContext,
  { table, documents }: z.infer<typeof addArgs>,
): ConvexValue {
  if (documents.length > maximumImported) {
    const error = `Can’t import more than ${maximumImported} documents at once.`;
    return { success: false, error };
  }
  return change(context, (write) => {
    for (const document of documents) insertDocument(table, decodeObject(document), write);
  });
}

function clearPage(
  { database, schema, cursors }: TableContext,
  { tableName, cursor = null }: z.infer<typeof clearArgs>,
): ConvexValue {
  if (
    tableName.startsWith("_") &&
    tableName !== "_scheduled_functions" &&
    tableName !== "_storage"
  ) {
    throw new CallRejection(`The system table "${tableName}" cannot be cleared.`);
  }
  const transaction = database.begin();
  const { page, isDone, continueCursor } = paginate(
    { query: wholeTable(tableName, "asc"), pageSize: maximumCleared, cursor },
    { tables: transaction, schema: schema(), meter: new TransactionMeter(noUsage()) },
    cursors,
  );
  for (const { _id } of page) transaction.remove(tableName, _id);
  database.commit(transaction);
  return { deleted: page.length, continueCursor, hasMore: !isDone };
}
