import { generatedHeader } from "./generated-header.ts";
import { builderImports, serverHeader, serverTypeNames } from "./server-code.ts";

/** `_generated/component.ts` of a component: what it exports, as its users see it. */
export const componentApiModule = `${generatedHeader("Generated `ComponentApi` utility.")}
import type { FunctionReference } from "convex/server";
import type { GenericId } from "convex/values";
import type { api } from "./api.js";

/** Ids of a component's tables are texts to others. */
type Plain<Value> = Value extends GenericId<string>
  ? string
  : Value extends ArrayBuffer
    ? Value
    : Value extends object
      ? { [Key in keyof Value]: Plain<Value[Key]> }
      : Value;

type Exported<Api, Name extends string | undefined> = {
  [Key in keyof Api]: Api[Key] extends FunctionReference<infer Kind, "public", infer Args, infer Returns, any>
    ? FunctionReference<Kind, "internal", Plain<Args> extends Record<string, any> ? Plain<Args> : any, Plain<Returns>, Name>
    : Exported<Api[Key], Name>;
};

/** The functions that the component exports. */
export type ComponentApi<Name extends string | undefined = string | undefined> = Exported<typeof api, Name>;
`;

/** `_generated/server.ts` of a component. */
export const componentServerModule = `${serverHeader}
import type {
${serverTypeNames}${builderImports}import type { DataModel } from "./dataModel.js";

type Env = Record<string, string | undefined>;

export const query: QueryBuilder<DataModel, "public"> = queryGeneric;
export const internalQuery: QueryBuilder<DataModel, "internal"> = internalQueryGeneric;
export const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;
export const internalMutation: MutationBuilder<DataModel, "internal"> = internalMutationGeneric;
export const action: ActionBuilder<DataModel, "public"> = actionGeneric;
export const internalAction: ActionBuilder<DataModel, "internal"> = internalActionGeneric;
export const httpAction: HttpActionBuilder = httpActionGeneric;
export const env: Env = (globalThis as unknown as { process: { env: Env } }).process.env;

export type QueryCtx = GenericQueryCtx<DataModel>;
export type MutationCtx = GenericMutationCtx<DataModel>;
export type ActionCtx = GenericActionCtx<DataModel>;
export type DatabaseReader = GenericDatabaseReader<DataModel>;
export type DatabaseWriter = GenericDatabaseWriter<DataModel>;
`;
