import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

const fields = {
  title: v.string(),
  apertureMm: v.number(),
  focalLengthMm: v.number(),
  remark: v.optional(v.string()),
};

export const addInstrument = mutation({
  args: fields,
  returns: v.id("instruments"),
  handler: async (ctx, args) => {
    return await ctx.db.insert("instruments", args);
  },
});

export const readInstrument = query({
  args: { instrumentId: v.id("instruments") },
  returns: v.union(
    v.null(),
    v.object({ _id: v.id("instruments"), _creationTime: v.number(), ...fields }),
  ),
  handler: async (ctx, args) => {
    return await ctx.db.get(args.instrumentId);
  },
});

export const overwriteInstrument = mutation({
  args: { instrumentId: v.id("instruments"), ...fields },
  returns: v.null(),
  handler: async (ctx, { instrumentId, ...instrument }) => {
    if ((await ctx.db.get(instrumentId)) === null) throw new Error("No such instrument");
    await ctx.db.replace(instrumentId, instrument);
    return null;
  },
});

export const adjustFocus = mutation({
  args: { instrumentId: v.id("instruments"), focalLengthMm: v.number() },
  returns: v.null(),
  handler: async (ctx, { instrumentId, focalLengthMm }) => {
    if ((await ctx.db.get(instrumentId)) === null) throw new Error("No such instrument");
    await ctx.db.patch(instrumentId, { focalLengthMm });
    return null;
  },
});

export const retireInstrument = mutation({
  args: { instrumentId: v.id("instruments") },
  returns: v.null(),
  handler: async (ctx, { instrumentId }) => {
    if ((await ctx.db.get(instrumentId)) === null) throw new Error("No such instrument");
    await ctx.db.delete(instrumentId);
    return null;
  },
});
