import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Doc } from "./_generated/dataModel";
import { action, internalMutation, internalQuery } from "./_generated/server";

export const openBlueprint = action({
  args: { blueprintId: v.id("blueprints") },
  handler: async (ctx, args): Promise<Doc<"blueprints">> => {
    const blueprint: Doc<"blueprints"> | null = await ctx.runQuery(
      internal.blueprints.findBlueprint,
      args,
    );
    if (blueprint === null) throw new Error("Blueprint not found");
    await ctx.scheduler.runAfter(0, internal.blueprints.recordView, {
      blueprintId: blueprint._id,
      revision: blueprint.revision,
    });
    return blueprint;
  },
});

export const findBlueprint = internalQuery({
  args: { blueprintId: v.id("blueprints") },
  handler: async (ctx, args) => await ctx.db.get(args.blueprintId),
});

export const recordView = internalMutation({
  args: { blueprintId: v.id("blueprints"), revision: v.number() },
  handler: async (ctx, args) => {
    await ctx.db.insert("viewLedger", args);
  },
});
