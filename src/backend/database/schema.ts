import { z } from "zod";
import { validatorSchema } from "../values/validator.ts";

const databaseIndex = z.object({ indexDescriptor: z.string(), fields: z.array(z.string()) });

const searchIndex = z.object({
  indexDescriptor: z.string(),
  searchField: z.string(),
  filterFields: z.array(z.string()),
});

const vectorIndex = z.object({
  indexDescriptor: z.string(),
  vectorField: z.string(),
  dimensions: z.number(),
  filterFields: z.array(z.string()),
});

const tableDefinition = z.object({
  tableName: z.string(),
  indexes: z.array(databaseIndex),
  stagedDbIndexes: z.array(databaseIndex).default([]),
  searchIndexes: z.array(searchIndex).default([]),
  stagedSearchIndexes: z.array(searchIndex).default([]),
  vectorIndexes: z.array(vectorIndex).default([]),
  stagedVectorIndexes: z.array(vectorIndex).default([]),
  documentType: validatorSchema,
});

/** Reads what `schema.export()` returns in user code. */
export const schemaDefinition = z.object({
  tables: z.array(tableDefinition),
  schemaValidation: z.boolean().default(true),
});

export type SchemaDefinition = z.infer<typeof schemaDefinition>;
export type TableDefinition = z.infer<typeof tableDefinition>;
export type SearchIndex = z.infer<typeof searchIndex>;
export type VectorIndex = z.infer<typeof vectorIndex>;
export type DatabaseIndex = z.infer<typeof databaseIndex>;
