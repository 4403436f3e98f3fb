import type { DatabaseIndex, SchemaDefinition, TableDefinition } from "../database/schema.ts";
import type { Validator } from "../values/validator.ts";

/** Of tables and of indexes. */
const identifier = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The platform's message of the first rule that a schema breaks, or `undefined`. */
export function checkSchema(schema: SchemaDefinition): string | undefined {
  for (const table of schema.tables) {
    const problem = checkTable(table);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkTable(table: TableDefinition): string | undefined {
  const { tableName: name, documentType } = table;
  if (name.startsWith("_")) {
    return `Invalid table name "${name}": table names may not start with an underscore, which is reserved for system tables.`;
  }
  if (!identifier.test(name)) {
    return `Invalid table name "${name}": names must start with a letter and contain only letters, digits and underscores.`;
  }
  const system = fieldNames(documentType).find((field) => field.startsWith("_"));
  if (system !== undefined) {
    return `In table "${name}" the field "${system}" is invalid because fields that start with an underscore are reserved.`;
  }
  const indexes = [...table.indexes, ...table.stagedDbIndexes];
  for (const index of indexes) {
    const problem = checkIndex(index, table);
    if (problem !== undefined) return problem;
  }
  return checkNames(table) ?? checkDuplicates(name, indexes);
}

function checkIndex(index: DatabaseIndex, table: TableDefinition): string | undefined {
  const { indexDescriptor: name, fields } = index;
  const inTable = `In table "${table.tableName}"`;
  if (fields.length === 0) return `${inTable} the index "${name}" must have at least one field.`;
  if (fields.includes("_creationTime")) {
    return `${inTable} the index "${name}" is invalid because \`_creationTime\` is automatically added to the end of each index. It should not be added explicitly in the index definition.`;
  }
  if (new Set(fields).size < fields.length) {
    return `${inTable} the index "${name}" lists a field more than once.`;
  }
  const missing = fields.find((path) => !hasPath(table.documentType, path.split(".")));
  if (missing === undefined) return undefined;
  return `${inTable} the index "${name}" is invalid because it references the field "${missing}" that does not exist.`;
}

function checkNames(table: TableDefinition): string | undefined {
  const names = [
    ...table.indexes,
    ...table.stagedDbIndexes,
    ...table.searchIndexes,
    ...table.stagedSearchIndexes,
    ...table.vectorIndexes,
    ...table.stagedVectorIndexes,
  ].map(({ indexDescriptor }) => indexDescriptor);
  const reserved = names.find((name) => /^(by_id|by_creation_time|_.*)$/.test(name));
  if (reserved !== undefined) {
    return `In table "${table.tableName}" cannot name an index "${reserved}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`;
  }
  const invalid = names.find((name) => !identifier.test(name));
  if (invalid !== undefined) {
    return `In table "${table.tableName}" the index name "${invalid}" is invalid: names must start with a letter and contain only letters, digits and underscores.`;
  }
  const repeated = names.find((name, position) => names.indexOf(name) !== position);
  if (repeated === undefined) return undefined;
  return `Table "${table.tableName}" has two or more definitions of index "${repeated}". Index names must be unique within a table.`;
}

function checkDuplicates(table: string, indexes: readonly DatabaseIndex[]): string | undefined {
  const byFields = new Map<string, string>();
  for (const { indexDescriptor, fields } of indexes) {
    const key = fields.join(",");
    const other = byFields.get(key);
    if (other !== undefined) {
      return `In table "${table}" index "${other}" and index "${indexDescriptor}" have the same fields. Indexes must be unique within a table.`;
    }
    byFields.set(key, indexDescriptor);
  }
  return undefined;
}

function fieldNames(validator: Validator): readonly string[] {
  if (validator.type === "object") return Object.keys(validator.value);
  return validator.type === "union" ? validator.value.flatMap(fieldNames) : [];
}

function hasPath(validator: Validator, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined || validator.type === "any") return true;
  if (step === "_id" || step === "_creationTime") return rest.length === 0;
  if (validator.type === "union") {
    return validator.value.some((member) => hasPath(member, [step, ...rest]));
  }
  if (validator.type === "record") return hasPath(validator.values.fieldType, rest);
  if (validator.type !== "object" || !Object.hasOwn(validator.value, step)) return false;
  const field = validator.value[step];
  return field !== undefined && hasPath(field.fieldType, rest);
}
