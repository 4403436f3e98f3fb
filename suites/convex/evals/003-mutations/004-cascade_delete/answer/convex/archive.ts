import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const offboardUser = mutation({
  args: { userId: v.id("users") },
  returns: v.null(),
  handler: async (ctx, args) => {
    const user = await ctx.db.get(args.userId);
    if (!user) throw new Error(`User with ID ${args.userId} not found`);

    const documents = await ctx.db
      .query("documents")
      .withIndex("by_author", (q) => q.eq("authorId", args.userId))
      .collect();

    await Promise.all(documents.map((document) => ctx.db.delete(document._id)));
    await ctx.db.delete(args.userId);
    return null;
  },
});
