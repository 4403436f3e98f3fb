import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { internalQuery, query, type QueryCtx } from "./_generated/server";
import { poetDocument, poetNamed } from "./poets";

const poemDocuments = v.array(
  v.object({
    _id: v.id("poems"),
    _creationTime: v.number(),
    poetId: v.id("poets"),
    title: v.string(),
    year: v.number(),
  }),
);

const poemsBy = async ({ db }: QueryCtx, poetId: Id<"poets">) =>
  await db
    .query("poems")
    .withIndex("by_poet", (q) => q.eq("poetId", poetId))
    .order("asc")
    .collect();

export const listPoems = internalQuery({
  args: { poetId: v.id("poets") },
  returns: poemDocuments,
  handler: async (ctx, { poetId }) => await poemsBy(ctx, poetId),
});

export const getCollection = query({
  args: { penName: v.string() },
  returns: v.object({ poet: v.union(v.null(), poetDocument), poems: poemDocuments }),
  handler: async (ctx, { penName }) => {
    const poet = await poetNamed(ctx, penName);
    if (!poet) return { poet: null, poems: [] };
    return { poet, poems: await poemsBy(ctx, poet._id) };
  },
});
