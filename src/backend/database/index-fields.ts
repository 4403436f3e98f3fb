import { CallRejection } from "./call-rejection.ts";
import type { SchemaDefinition } from "./schema.ts";

/** The fields of an index in order, with the implicit `_creationTime` and `_id` at the end. */
export function indexFields(
  schema: SchemaDefinition | undefined,
  table: string,
  index: string,
): readonly string[] {
  if (index === "by_creation_time") return ["_creationTime", "_id"];
  if (index === "by_id") return ["_id"];
  const definition = schema?.tables.find(({ tableName }) => tableName === table);
  const found = definition?.indexes.find(({ indexDescriptor }) => indexDescriptor === index);
  if (found === undefined) throw new CallRejection(`Index ${table}.${index} not found.`);
  return [...found.fields, "_creationTime", "_id"];
}
