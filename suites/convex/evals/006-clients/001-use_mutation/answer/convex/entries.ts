import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const signGuestBook = mutation({
  args: { visitor: v.string(), note: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("entries", args);
  },
});
