import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, mutation } from "./_generated/server";

export const openBlueprint = mutation({
  args: { blueprintId: v.id("blueprints") },
  handler: async (ctx, args) => {
    const blueprint = await ctx.db.get(args.blueprintId);
    if (blueprint === null) throw new Error("Blueprint not found");

    await ctx.scheduler.runAfter(0, internal.blueprints.recordView, {
      blueprintId: blueprint._id,
      revision: blueprint.revision,
    });
    return blueprint;
  },
});

export const recordView = internalMutation({
  args: { blueprintId: v.id("blueprints"), revision: v.number() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await ctx.db.insert("viewLedger", args);
    return null;
  },
});
