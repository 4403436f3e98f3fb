import type { Value } from "convex/values";
import * as z from "zod";
import type { FunctionArguments } from "./caller.ts";

const storedDocument = z.looseObject({ _id: z.string(), _creationTime: z.number() });

const refusal = z.object({ success: z.literal(false), error: z.string().optional() });

/** A caller of the platform's own functions. What they answer is parsed. */
export interface SystemCaller {
  query(name: string, args?: FunctionArguments): Promise<unknown>;
  mutation(name: string, args?: FunctionArguments): Promise<unknown>;
}

/** A document of a table, system fields included. */
export type StoredDocument = z.output<typeof storedDocument>;

/** Fields of a document that is to be inserted. */
export type NewDocument = Readonly<Record<string, Value | undefined>>;

/** The platform lists a table only as far as its limit, 32 by default, and says nothing of the rest. */
const listLimit = 8192;

/** All documents of a table, oldest first. */
export async function listDocuments(
  admin: SystemCaller,
  table: string,
): Promise<readonly StoredDocument[]> {
  const documents = await newestDocuments(admin, table, listLimit);
  if (documents.length === listLimit) {
    throw new Error(`Table "${table}" holds ${listLimit} documents or more, too many to list.`);
  }
  return documents.reverse();
}

/** Inserts documents through the schema and gives their ids, in order. Nothing else may insert at the same time. */
export async function insertDocuments(
  admin: SystemCaller,
  table: string,
  documents: readonly NewDocument[],
): Promise<readonly string[]> {
  const answer = await admin.mutation("_system/frontend/addDocument:default", {
    table,
    documents: documents.map((document) => ({ ...document })),
  });
  const refused = refusal.safeParse(answer);
  if (refused.success) {
    throw new Error(refused.data.error ?? `Nothing was inserted into "${table}".`);
  }
  // The platform's answer does not tell the ids.
  const inserted = await newestDocuments(admin, table, documents.length);
  return inserted.reverse().map((document) => document._id);
}

/** Inserts one document and gives its id. */
export async function insertDocument(
  admin: SystemCaller,
  table: string,
  document: NewDocument,
): Promise<string> {
  const [id] = await insertDocuments(admin, table, [document]);
  if (id === undefined) throw new Error(`Table "${table}" lost the document that was inserted.`);
  return id;
}

/** Tables of the platform that hold data of a deployment: stored files and scheduled functions. */
const platformTables = ["_storage", "_scheduled_functions"];

/** Removes every document of every table, stored files and scheduled functions. */
export async function clearTables(admin: SystemCaller): Promise<void> {
  const mapping = await admin.query("_system/frontend/getTableMapping:default");
  const tables = Object.values(z.record(z.string(), z.string()).parse(mapping));
  const dataTables = tables.filter((table) => !table.startsWith("_"));
  await Promise.all([...dataTables, ...platformTables].map((table) => clearTable(admin, table)));
}

const clearedPage = z.object({ continueCursor: z.string(), hasMore: z.boolean() });

/** Removes every document of one table. */
export async function clearTable(admin: SystemCaller, tableName: string): Promise<void> {
  let cursor: string | null = null;
  do {
    const answer = await admin.mutation("_system/frontend/clearTablePage:default", {
      tableName,
      cursor,
    });
    const { continueCursor, hasMore } = clearedPage.parse(answer);
    cursor = hasMore ? continueCursor : null;
  } while (cursor !== null);
}

async function newestDocuments(
  admin: SystemCaller,
  table: string,
  limit: number,
): Promise<StoredDocument[]> {
  const documents = await admin.query("_system/frontend/listTableScan:default", { table, limit });
  return z.array(storedDocument).parse(documents);
}
