import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, mutation } from "./_generated/server";
import schema from "./schema";

const blueprintDocument = v.object({
  ...schema.tables.blueprints.validator.fields,
  _id: v.id("blueprints"),
  _creationTime: v.number(),
});

export const openBlueprint = mutation({
  args: { blueprintId: v.id("blueprints") },
  returns: blueprintDocument,
  handler: async (ctx, args) => {
    const found = await ctx.db.get(args.blueprintId);
    if (found) {
      await ctx.scheduler.runAfter(0, internal.blueprints.writeLedger, { found });
      return found;
    }
    throw new Error(`Blueprint not found: ${args.blueprintId}`);
  },
});

export const writeLedger = internalMutation({
  args: { found: blueprintDocument },
  returns: v.id("viewLedger"),
  handler: (ctx, { found: { _id, revision } }) =>
    ctx.db.insert("viewLedger", { blueprintId: _id, revision }),
});
