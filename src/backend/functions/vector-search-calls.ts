import { z } from "zod";
import { findVectorIndex, parseIndexAddress } from "../database/index-fields.ts";
import type { Database } from "../database/database.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import { searchVectors, vectorQuery } from "../database/search-vectors.ts";
import type { PlatformCalls } from "./platform-call.ts";

const searching = z.looseObject({ query: vectorQuery });

export interface VectorSearchCallOptions {
  readonly database: Database;
  /** Schema of the component at a path. */
  readonly schema: (component: string) => SchemaDefinition | undefined;
}

/** `ctx.vectorSearch` of actions, over what is committed. */
export function vectorSearchCalls({ database, schema }: VectorSearchCallOptions): PlatformCalls {
  return {
    "1.0/actions/vectorSearch": ({ path: { component } }, args) => {
      const { query } = searching.parse(args);
      const address = parseIndexAddress(query.indexName);
      const index = findVectorIndex(schema(component), address);
      const transaction = database.begin().inComponent(component);
      const documents = transaction.table(address.table).documents.values();
      const results = searchVectors(documents, index, query).map((match) => ({ ...match }));
      return { results };
    },
  };
}
