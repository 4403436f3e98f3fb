import { v } from "convex/values";
import { internalQuery, query } from "./_generated/server";
import { Poetry } from "./model";

export const listPoems = internalQuery({
  args: { poetId: v.id("poets") },
  handler: (ctx, { poetId }) => new Poetry(ctx).poems(poetId),
});

export const getCollection = query({
  args: { penName: v.string() },
  handler: async (ctx, { penName }) => {
    const poetry = new Poetry(ctx);
    const poet = await poetry.poet(penName);
    return { poet, poems: poet ? await poetry.poems(poet._id) : [] };
  },
});
