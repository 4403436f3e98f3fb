import { generatedHeader } from "./generated-header.ts";

/** Head of every form of `_generated/server`. */
export const serverHeader = generatedHeader(
  "Generated utilities for implementing server-side Convex query and mutation functions.",
);

/** Names of the platform's types that code for the server is declared with, up to the end of their import. */
export const serverTypeNames = `  ActionBuilder,
  HttpActionBuilder,
  MutationBuilder,
  QueryBuilder,
  GenericActionCtx,
  GenericMutationCtx,
  GenericQueryCtx,
  GenericDatabaseReader,
  GenericDatabaseWriter,
} from "convex/server";
`;

/** Imports the platform's builders. */
export const builderImports = `import {
  actionGeneric,
  httpActionGeneric,
  internalActionGeneric,
  internalMutationGeneric,
  internalQueryGeneric,
  mutationGeneric,
  queryGeneric,
} from "convex/server";
`;

/** `_generated/server.js`. */
export const serverModule = `${serverHeader}
${builderImports}
export const query = queryGeneric;
export const internalQuery = internalQueryGeneric;
export const mutation = mutationGeneric;
export const internalMutation = internalMutationGeneric;
export const action = actionGeneric;
export const internalAction = internalActionGeneric;
export const httpAction = httpActionGeneric;
export const env = process.env;
`;

/** `_generated/server.d.ts`. */
export const serverDeclarations = `${serverHeader}
import {
${serverTypeNames}import type { DataModel } from "./dataModel.js";

/** Defines a query in this app's public API. */
export declare const query: QueryBuilder<DataModel, "public">;

/** Defines a query that only other Convex functions can call. */
export declare const internalQuery: QueryBuilder<DataModel, "internal">;

/** Defines a mutation in this app's public API. */
export declare const mutation: MutationBuilder<DataModel, "public">;

/** Defines a mutation that only other Convex functions can call. */
export declare const internalMutation: MutationBuilder<DataModel, "internal">;

/** Defines an action in this app's public API. */
export declare const action: ActionBuilder<DataModel, "public">;

/** Defines an action that only other Convex functions can call. */
export declare const internalAction: ActionBuilder<DataModel, "internal">;

/** Defines an HTTP action, to be routed in \`convex/http.ts\`. */
export declare const httpAction: HttpActionBuilder;

/** Environment variables of the deployment. */
export declare const env: Record<string, string | undefined>;

/** The services of a query. */
export type QueryCtx = GenericQueryCtx<DataModel>;

/** The services of a mutation. */
export type MutationCtx = GenericMutationCtx<DataModel>;

/** The services of an action. */
export type ActionCtx = GenericActionCtx<DataModel>;

/** Reads from the database in queries and mutations. */
export type DatabaseReader = GenericDatabaseReader<DataModel>;

/** Reads from and writes to the database in mutations. */
export type DatabaseWriter = GenericDatabaseWriter<DataModel>;
`;
