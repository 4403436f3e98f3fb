import * as z from "zod";
import { shapeOfValidator, validatorJson } from "./validator-shape.ts";
import type { ValidatorShape } from "./validator-shape.ts";

/** A schema as plain data, independent of the order of declaration. */
export type SchemaShape = Readonly<Record<string, TableShape>>;

export interface TableShape {
  readonly document: ValidatorShape;
  /** One text per index: its fields in order (`authorId, shelf`), with `name: ` in front where names were asked for. */
  readonly indexes: readonly string[];
  /** One text per search index: `body (filters: authorId, shelf)`. */
  readonly searchIndexes: readonly string[];
  /** One text per vector index: `embedding [1536] (filters: authorId)`. */
  readonly vectorIndexes: readonly string[];
}

export interface SchemaOptions {
  /** Keep the names of indexes; only where the task fixes them. Default: false. */
  readonly indexNames?: boolean;
}

const searchIndexJson = z.object({
  indexDescriptor: z.string(),
  searchField: z.string(),
  filterFields: z.array(z.string()),
});

const vectorIndexJson = z.object({
  indexDescriptor: z.string(),
  vectorField: z.string(),
  dimensions: z.number(),
  filterFields: z.array(z.string()),
});

const indexJson = z.object({ indexDescriptor: z.string(), fields: z.array(z.string()) });

/** The active schema in the JSON form of the platform. */
export const schemaJson = z.object({
  tables: z.array(
    z.object({
      tableName: z.string(),
      documentType: validatorJson.nullish(),
      indexes: z.array(indexJson).default([]),
      searchIndexes: z.array(searchIndexJson).default([]),
      vectorIndexes: z.array(vectorIndexJson).default([]),
    }),
  ),
});

type SchemaJson = z.output<typeof schemaJson>;
type TableJson = SchemaJson["tables"][number];

/** Normalises a schema; a project without one has an empty schema. */
export function shapeOfSchema(
  schema: SchemaJson | null,
  { indexNames = false }: SchemaOptions = {},
): SchemaShape {
  const tables = [...(schema?.tables ?? [])].sort((a, b) => (a.tableName < b.tableName ? -1 : 1));
  return Object.fromEntries(
    tables.map((table) => [table.tableName, shapeOfTable(table, indexNames)]),
  );
}

function shapeOfTable(table: TableJson, indexNames: boolean): TableShape {
  const named = (name: string, text: string): string => (indexNames ? `${name}: ${text}` : text);
  return {
    document: table.documentType ? shapeOfValidator(table.documentType) : "any",
    indexes: table.indexes.map((index) => named(index.indexDescriptor, fieldsOf(index))).sort(),
    searchIndexes: table.searchIndexes
      .map((index) => named(index.indexDescriptor, index.searchField + filtersOf(index)))
      .sort(),
    vectorIndexes: table.vectorIndexes
      .map((index) =>
        named(
          index.indexDescriptor,
          `${index.vectorField} [${index.dimensions}]${filtersOf(index)}`,
        ),
      )
      .sort(),
  };
}

/** The platform appends `_creationTime` to every index. */
function fieldsOf(index: z.output<typeof indexJson>): string {
  return index.fields.filter((field) => field !== "_creationTime").join(", ");
}

function filtersOf(index: { readonly filterFields: readonly string[] }): string {
  return index.filterFields.length === 0
    ? ""
    : ` (filters: ${[...index.filterFields].sort().join(", ")})`;
}
