import { v } from "convex/values";
import { mutation } from "./_generated/server";
import { deleteDocumentsOf, requireUser } from "./model";

export const offboardUser = mutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    await requireUser(ctx, userId);
    await deleteDocumentsOf(ctx, userId);
    await ctx.db.delete(userId);
  },
});
