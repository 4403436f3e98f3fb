import { ConvexError, v } from "convex/values";
import { mutation } from "./_generated/server";

export const offboardUser = mutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    if ((await ctx.db.get("users", userId)) === null) throw new ConvexError("User not found");

    const documents = ctx.db
      .query("documents")
      .withIndex("by_the_author", (q) => q.eq("authorId", userId));
    for await (const document of documents) {
      await ctx.db.delete("documents", document._id);
    }

    await ctx.db.delete("users", userId);
    return null;
  },
});
