import { checkValue } from "../values/check-value.ts";
import { displayValue } from "../values/display-value.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { ConvexObject, ConvexValue } from "../values/convex-value.ts";
import { CallRejection } from "./call-rejection.ts";
import type { Document } from "./document.ts";
import type { SchemaDefinition } from "./schema.ts";
import type { Transaction } from "./transaction.ts";
import type { Usage } from "./usage.ts";

// Limits of the platform, here per call of a client and on the length of the JSON.
const maximumWrites = 16_000;
const maximumDocumentBytes = 1024 * 1024;

/** What a write runs against. */
export interface WriteContext {
  readonly transaction: Transaction;
  readonly schema: SchemaDefinition | undefined;
  readonly usage: Usage;
}

/** Inserts a document that fits the schema. Throws `CallRejection` with the platform's message. */
export function insertDocument(
  table: string,
  fields: ConvexObject,
  context: WriteContext,
): Document {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(table)) {
    throw new CallRejection(`Invalid table name "${table}".`);
  }
  checkFieldNames(fields);
  checkSchema(table, fields, context);
  context.usage.documentsWritten += 1;
  checkSize(fields, context.usage);
  return context.transaction.insert(table, fields);
}

/** Replaces all but the system fields of a document. */
export function replaceDocument(
  document: Document,
  fields: ConvexObject,
  context: WriteContext,
): void {
  writeOver(document, withoutSystemFields(document, fields), context);
}

/** Merges fields into a document; `undefined` removes one. */
export function patchDocument(
  document: Document,
  changes: Readonly<Record<string, ConvexValue | undefined>>,
  context: WriteContext,
): void {
  const merged: Record<string, ConvexValue> = { ...withoutSystemFields(document, document) };
  for (const [name, value] of Object.entries(withoutSystemFields(document, changes))) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  writeOver(document, merged, context);
}

export function deleteDocument(document: Document, { transaction, usage }: WriteContext): void {
  usage.documentsWritten += 1;
  transaction.remove(transaction.names.tableOfId(document._id) ?? "", document._id);
}

function writeOver(document: Document, fields: ConvexObject, context: WriteContext): void {
  const table = context.transaction.names.tableOfId(document._id) ?? "";
  checkFieldNames(fields);
  checkSchema(table, fields, context);
  context.usage.documentsWritten += 1;
  checkSize(fields, context.usage);
  const { _id, _creationTime } = document;
  context.transaction.put(table, { ...fields, _id, _creationTime });
}

function withoutSystemFields<Value extends ConvexValue | undefined>(
  document: Document,
  fields: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const { _id: id, _creationTime: creationTime, ...rest } = fields;
  if (id !== undefined && id !== document._id) {
    throw new CallRejection(
      `Provided \`_id\` field value ${displayValue(id)} does not match the document ID "${document._id}"`,
    );
  }
  if (creationTime !== undefined && creationTime !== document._creationTime) {
    throw new CallRejection("The `_creationTime` of a document cannot be changed.");
  }
  return rest;
}

function checkSize(fields: ConvexObject, usage: Usage): void {
  if (usage.documentsWritten > maximumWrites) {
    throw new CallRejection(
      `Too many writes in a single function execution (limit: ${maximumWrites})`,
    );
  }
  if (JSON.stringify(encodeValue(fields)).length > maximumDocumentBytes) {
    throw new CallRejection("Value is too large (maximum size 1 MiB)");
  }
}

function checkFieldNames(fields: ConvexObject): void {
  const system = Object.keys(fields).find((name) => name.startsWith("_"));
  if (system === undefined) return;
  throw new CallRejection(
    `Field '${system}' starts with an underscore, which is only allowed for system fields like '_id'`,
  );
}

function checkSchema(
  table: string,
  fields: ConvexObject,
  { schema, transaction }: WriteContext,
): void {
  if (schema === undefined || !schema.schemaValidation) return;
  const definition = schema.tables.find(({ tableName }) => tableName === table);
  if (definition === undefined) return;
  const problem = checkValue(definition.documentType, fields, transaction.names.tableOfId);
  if (problem === undefined) return;
  throw new CallRejection(
    `Failed to insert or update a document in table "${table}" because it does not match the schema: ${problem}`,
  );
}
