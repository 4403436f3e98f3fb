import { v } from "convex/values";
import { internalQuery, query } from "./_generated/server";
import { readPoems, readPoet } from "./lib/collection";

export const listPoems = internalQuery({
  args: { poetId: v.id("poets") },
  handler: (ctx, { poetId }) => readPoems(ctx.db, poetId),
});

export const getCollection = query({
  args: { penName: v.string() },
  handler: async (ctx, { penName }) => {
    const poet = await readPoet(ctx.db, penName);
    if (poet === null) return { poet: null, poems: [] };
    return { poet, poems: await readPoems(ctx.db, poet._id) };
  },
});
