import { ConvexError, v } from "convex/values";
import { internal } from "./_generated/api";
import type { Doc } from "./_generated/dataModel";
import { internalMutation, mutation } from "./_generated/server";

export const noteView = internalMutation({
  args: { seen: v.string(), revision: v.float64() },
  handler: async (ctx, { seen, revision }) => {
    const blueprintId = ctx.db.normalizeId("blueprints", seen);
    if (blueprintId) await ctx.db.insert("viewLedger", { blueprintId, revision });
  },
});

export const openBlueprint = mutation({
  args: { blueprintId: v.id("blueprints") },
  handler: async (ctx, { blueprintId }): Promise<Doc<"blueprints">> => {
    const blueprint = await ctx.db.get("blueprints", blueprintId);
    if (!blueprint) throw new ConvexError("Blueprint not found");
    await ctx.scheduler.runAt(Date.now(), internal.blueprints.noteView, {
      seen: blueprint._id,
      revision: blueprint.revision,
    });
    return blueprint;
  },
});
