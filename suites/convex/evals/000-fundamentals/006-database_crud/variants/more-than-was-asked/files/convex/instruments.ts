import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { instrument } from "./model";

const target = { instrumentId: v.id("instruments") };

export const listInstruments = query({
  args: {},
  handler: async (ctx) => await ctx.db.query("instruments").collect(),
});

export const addInstrument = mutation({
  args: instrument,
  returns: v.id("instruments"),
  handler: async (ctx, given) => await ctx.db.insert("instruments", { ...given }),
});

export const readInstrument = query({
  args: target,
  handler: async (ctx, { instrumentId }) =>
    await ctx.db
      .query("instruments")
      .withIndex("by_id", (q) => q.eq("_id", instrumentId))
      .unique(),
});

export const overwriteInstrument = mutation({
  args: instrument.extend(target),
  handler: async (ctx, { instrumentId, ...given }) => {
    await ctx.db.replace(instrumentId, given);
    return null;
  },
});

export const adjustFocus = mutation({
  args: { ...target, focalLengthMm: instrument.fields.focalLengthMm },
  handler: async (ctx, { instrumentId, ...given }) => {
    await ctx.db.patch(instrumentId, given);
    return null;
  },
});

export const retireInstrument = mutation({
  args: target,
  handler: async (ctx, args) => {
    await ctx.db.delete(args.instrumentId);
    return null;
  },
});
