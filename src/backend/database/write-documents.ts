import { checkLimits, nestingOf } from "../values/check-limits.ts";
import { checkValue } from "../values/check-value.ts";
import { displayValue } from "../values/display-value.ts";
import type { ConvexObject, ConvexValue } from "../values/convex-value.ts";
import { valueSize } from "../values/value-size.ts";
import { CallRejection } from "./call-rejection.ts";
import type { Document } from "./document.ts";
import type { SchemaDefinition } from "./schema.ts";
import type { Transaction } from "./transaction.ts";
import type { TransactionMeter } from "./transaction-meter.ts";

// https://docs.convex.dev/production/state/limits#documents
const maximumDocumentBytes = 1024 * 1024;
const maximumNesting = 16;

/** What a write runs against. */
export interface WriteContext {
  readonly transaction: Transaction;
  readonly schema: SchemaDefinition | undefined;
  readonly meter: TransactionMeter;
}

/** Inserts a document that fits the schema. Throws `CallRejection` with the platform's message. */
export function insertDocument(
  table: string,
  fields: ConvexObject,
  context: WriteContext,
): Document {
  checkArgument("insert", fields);
  if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(table)) {
    throw new CallRejection(`Invalid table name "${table}".`);
  }
  checkFieldNames(fields);
  const document = context.transaction.create(table, fields);
  write(table, document, context);
  return document;
}

/** Replaces all but the system fields of a document. */
export function replaceDocument(
  document: Document,
  fields: ConvexObject,
  context: WriteContext,
): void {
  checkArgument("replace", fields);
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
  checkArgument("patch", merged);
  writeOver(document, merged, context);
}

export function deleteDocument(document: Document, { transaction, meter }: WriteContext): void {
  meter.writeDocument(null);
  transaction.remove(transaction.names.tableOfId(document._id) ?? "", document._id);
}

function writeOver(document: Document, fields: ConvexObject, context: WriteContext): void {
  const table = context.transaction.names.tableOfId(document._id) ?? "";
  checkFieldNames(fields);
  const { _id, _creationTime } = document;
  write(table, { ...fields, _id, _creationTime }, context);
}

function write(table: string, document: Document, context: WriteContext): void {
  const { _id, _creationTime, ...fields } = document;
  checkSchema(table, fields, context);
  checkShape(document);
  context.meter.writeDocument(document);
  context.transaction.put(table, document);
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

function checkArgument(method: string, value: ConvexObject): void {
  const problem = checkLimits(value);
  if (problem === undefined) return;
  throw new CallRejection(`Invalid argument \`value\` for \`db.${method}\`: ${problem}`);
}

function checkShape(document: Document): void {
  const nesting = nestingOf(document);
  if (nesting > maximumNesting) {
    throw new CallRejection(
      `Document is too nested (nested ${nesting} levels deep > maximum nesting ${maximumNesting})`,
    );
  }
  const size = valueSize(document);
  if (size <= maximumDocumentBytes) return;
  const shown = (size / 1024 / 1024).toFixed(2);
  throw new CallRejection(`Value is too large (${shown} MiB > maximum size 1 MiB)`);
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
