/** Schema that the cases build on. */
export const schema = `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  items: defineTable({ label: v.string(), weight: v.number(), meta: v.object({ tags: v.array(v.string()), note: v.string() }) })
    .index("by_label", ["label"])
    .index("by_weight", ["weight"])
    .searchIndex("by_text", { searchField: "label", filterFields: ["weight"] }),
});`;

export const head = `import { query, mutation, action, internalMutation, internalAction, httpAction } from "./_generated/server";
import type { QueryCtx, MutationCtx } from "./_generated/server";
import { api, internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { cronJobs, httpRouter, paginationOptsValidator, defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export const other = query({ args: { id: v.id("items") }, handler: async (ctx, { id }) => await ctx.db.get(id) });
export const change = internalMutation({ args: { id: v.id("items") }, handler: async () => null });
export const work = internalAction({ args: { text: v.string() }, handler: async () => null });
`;

/** A module with one function of this body. */
export const inQuery = (body: string): string =>
  `${head}export const f = query({ args: {}, handler: async (ctx) => { ${body} } });`;
export const inMutation = (body: string): string =>
  `${head}export const f = mutation({ args: {}, handler: async (ctx) => { ${body} } });`;
export const inAction = (body: string): string =>
  `${head}export const f = action({ args: {}, handler: async (ctx) => { ${body} } });`;
export const index = (source: string): Record<string, string> => ({ "convex/index.ts": source });

/** Code of the error table, what is wrong, the files, and the compiler's findings: code and a part of each text. */
export type Case = readonly [
  code: string,
  cause: string,
  files: Readonly<Record<string, string>>,
  ...findings: readonly string[],
];
