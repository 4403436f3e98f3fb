import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { CursorCodec } from "../database/cursor.ts";
import type { Document } from "../database/document.ts";
import { paginate, pageRequest } from "../database/paginate.ts";
import { queryDefinition } from "../database/query-definition.ts";
import { runQuery } from "../database/run-query.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import { TableSnapshot } from "../database/table-snapshot.ts";
import type { TableSource, Transaction } from "../database/transaction.ts";
import {
  deleteDocument,
  insertDocument,
  patchDocument,
  replaceDocument,
  type WriteContext,
} from "../database/write-documents.ts";
import { scheduledFunctionsTable } from "../scheduler/scheduled-job.ts";
import { storageTable } from "../storage/file-storage.ts";
import { decodeObject, decodeValue, encodeValue } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import type { Frame } from "./frame.ts";
import type { PlatformCalls } from "./platform-call.ts";

const largestBatch = 512;
const growthOfBatch = 2;

const byId = z.object({
  id: z.string(),
  table: z.string().nullish(),
  isSystem: z.boolean().optional(),
});
const withValue = z.object({
  id: z.string(),
  table: z.string().nullish(),
  value: z.record(z.string(), z.unknown()),
});
const insertion = z.object({ table: z.string(), value: z.unknown() });
const reading = z.object({ id: z.number(), query: queryDefinition });

export interface DatabaseCallOptions {
  /** Schema of the component at a path. */
  readonly schema: (component: string) => SchemaDefinition | undefined;
  readonly cursors: CursorCodec;
}

/** Reads of queries and mutations. */
export function databaseReads({ schema, cursors }: DatabaseCallOptions): PlatformCalls {
  const queryContext = (frame: Frame) => ({
    tables: visibleTables(transactionOf(frame)),
    schema: schema(frame.path.component),
    meter: frame.meter,
  });
  return {
    "1.0/get": (frame, args) => {
      frame.meter.startRead();
      const found = findVisible(frame, byId.parse(args));
      if (found !== undefined) frame.meter.readDocument(found);
      return found === undefined ? null : encodeValue(found);
    },
    "1.0/count": (frame, args) => {
      const { table } = z.object({ table: z.string() }).parse(args);
      return visibleTables(transactionOf(frame)).table(table).documents.size;
    },
    readQuery: (frame, args) => {
      const { id, query } = reading.parse(args);
      const known = frame.streams.get(id);
      const stream = known ?? {
        rows: runQuery(query, queryContext(frame)),
        batch: firstBatch(query),
      };
      frame.streams.set(id, stream);
      const batch = readBatch(stream);
      if (batch.done) frame.streams.delete(id);
      return batch;
    },
    closeQuery: (frame, args) => {
      frame.streams.delete(z.object({ id: z.number() }).parse(args).id);
      return null;
    },
    "1.0/queryPage": (frame, args) => {
      if (frame.paginated) {
        throw new CallRejection(
          "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
        );
      }
      frame.paginated = true;
      const request = pageRequest.parse(args);
      const endCursor = request.endCursor ?? frame.journal?.endCursor;
      const page = paginate({ ...request, endCursor }, queryContext(frame), cursors);
      // A page that a limit cut short is split; where it ends stays the same.
      if (frame.journal !== undefined) frame.journal.endCursor = endCursor ?? page.continueCursor;
      return { ...page, page: page.page.map(encodeValue) };
    },
  };
}

/** Writes of mutations. */
export function databaseWrites({ schema }: DatabaseCallOptions): PlatformCalls {
  const writeContext = (frame: Frame): WriteContext => ({
    transaction: transactionOf(frame),
    schema: schema(frame.path.component),
    meter: frame.meter,
  });
  return {
    "1.0/insert": (frame, args) => {
      const { table, value } = insertion.parse(args);
      return { _id: insertDocument(table, decodeObject(value), writeContext(frame))._id };
    },
    "1.0/shallowMerge": (frame, args) => {
      const { value, ...target } = withValue.parse(args);
      const document = requireDocument(frame, target, { method: "patch", verb: "Update" });
      patchDocument(document, decodeChanges(value), writeContext(frame));
      return null;
    },
    "1.0/replace": (frame, args) => {
      const { value, ...target } = withValue.parse(args);
      const document = requireDocument(frame, target, { method: "replace", verb: "Replace" });
      replaceDocument(document, decodeObject(value), writeContext(frame));
      return null;
    },
    "1.0/remove": (frame, args) => {
      const document = requireDocument(frame, byId.parse(args), {
        method: "delete",
        verb: "Delete",
      });
      deleteDocument(document, writeContext(frame));
      return null;
    },
  };
}

/** The transaction of a query or mutation; actions have none. */
export function transactionOf({ transaction }: Frame): Transaction {
  if (transaction === undefined) {
    throw new CallRejection("The database can only be used in queries and mutations.");
  }
  return transaction;
}

/** System tables that functions may read. */
const publicSystemTables = [scheduledFunctionsTable, storageTable];

// What the platform keeps to itself looks like a table without documents.
function visibleTables(transaction: Transaction): Pick<TableSource, "table"> {
  return {
    table: (name, part) =>
      name.startsWith("_") && !publicSystemTables.includes(name)
        ? new TableSnapshot()
        : transaction.table(name, part),
  };
}

function findVisible(frame: Frame, target: z.infer<typeof byId>): Document | undefined {
  const found = findDocument(frame, target, "get");
  const table = transactionOf(frame).names.tableOfId(target.id) ?? "";
  const isSystem = table.startsWith("_");
  if (isSystem && target.isSystem !== true) {
    throw new CallRejection("System tables can only be accessed from db.system.get().");
  }
  if (!isSystem && target.isSystem === true) {
    throw new CallRejection("User tables can only be accessed from db.get().");
  }
  return isSystem && !publicSystemTables.includes(table) ? undefined : found;
}

function findDocument(
  frame: Frame,
  { id, table: expected }: z.infer<typeof byId>,
  method: string,
): Document | undefined {
  const transaction = transactionOf(frame);
  const table = transaction.names.tableOfId(id);
  if (table === undefined) {
    throw new CallRejection(
      `Invalid argument \`id\` for \`db.${method}\`: Unable to decode ID: ${JSON.stringify(id)} is not an ID of this deployment.`,
    );
  }
  if (expected !== undefined && expected !== null && expected !== table) {
    throw new CallRejection(
      `Invalid argument \`id\` for \`db.${method}\`: expected to be an Id<"${expected}">, got Id<"${table}"> instead.`,
    );
  }
  return transaction.get(table, id);
}

function requireDocument(
  frame: Frame,
  target: z.infer<typeof byId>,
  { method, verb }: { readonly method: string; readonly verb: string },
): Document {
  if (transactionOf(frame).names.tableOfId(target.id)?.startsWith("_") === true) {
    throw new CallRejection("System tables (prefixed with `_`) are read-only.");
  }
  const document = findDocument(frame, target, method);
  if (document !== undefined) return document;
  throw new CallRejection(`${verb} on nonexistent document ID ${target.id}`);
}

function decodeChanges(
  value: Readonly<Record<string, unknown>>,
): Record<string, ConvexValue | undefined> {
  const entries = Object.entries(value).map(([name, json]) => {
    const removed = typeof json === "object" && json !== null && "$undefined" in json;
    return [name, removed ? undefined : decodeValue(json)] as const;
  });
  return Object.fromEntries(entries);
}

// A limited query is read at once. Otherwise batches grow from one row, so that a loop that stops early reads little.
function firstBatch({ operators }: z.infer<typeof queryDefinition>): number {
  return operators.some((operator) => "limit" in operator) ? largestBatch : 1;
}

function readBatch(stream: { readonly rows: Iterator<Document>; batch: number }): {
  readonly rows: ReturnType<typeof encodeValue>[];
  readonly done: boolean;
} {
  const rows: ReturnType<typeof encodeValue>[] = [];
  let done = false;
  while (rows.length < stream.batch && !done) {
    const next = stream.rows.next();
    done = next.done === true;
    if (next.done !== true) rows.push(encodeValue(next.value));
  }
  stream.batch = Math.min(stream.batch * growthOfBatch, largestBatch);
  return { rows, done };
}
