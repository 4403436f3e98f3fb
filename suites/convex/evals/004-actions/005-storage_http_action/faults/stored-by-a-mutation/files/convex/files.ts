import { v } from "convex/values";
import { internalMutation } from "./_generated/server";

export const keep = internalMutation({
  args: { bytes: v.bytes() },
  handler: async (ctx, args) => await ctx.storage.store(new Blob([args.bytes])),
});
