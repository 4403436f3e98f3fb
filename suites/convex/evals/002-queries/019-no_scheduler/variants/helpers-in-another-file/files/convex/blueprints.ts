import { v } from "convex/values";
import { internalMutation, mutation } from "./_generated/server";
import { findBlueprint, scheduleView } from "./views";

export const openBlueprint = mutation({
  args: { blueprintId: v.id("blueprints") },
  handler: async (ctx, args) => {
    const blueprint = await findBlueprint(ctx, args.blueprintId);
    await scheduleView(ctx, blueprint);
    return blueprint;
  },
});

export const addToLedger = internalMutation({
  args: { view: v.object({ blueprintId: v.id("blueprints"), revision: v.number() }) },
  handler: async (ctx, { view }) => {
    await ctx.db.insert("viewLedger", view);
  },
});
