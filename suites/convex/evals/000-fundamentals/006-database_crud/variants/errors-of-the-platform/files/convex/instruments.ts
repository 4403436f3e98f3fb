import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const addInstrument = mutation({
  args: {
    title: v.string(),
    apertureMm: v.number(),
    focalLengthMm: v.number(),
    remark: v.optional(v.string()),
  },
  handler: (ctx, { title, apertureMm, focalLengthMm, remark }) =>
    ctx.db.insert("instruments", { title, apertureMm, focalLengthMm, remark }),
});

export const readInstrument = query({
  args: { instrumentId: v.id("instruments") },
  handler: (ctx, { instrumentId }) => ctx.db.get("instruments", instrumentId),
});

export const overwriteInstrument = mutation({
  args: {
    instrumentId: v.id("instruments"),
    title: v.string(),
    apertureMm: v.number(),
    focalLengthMm: v.number(),
    remark: v.optional(v.string()),
  },
  handler: async (ctx, args) => {
    await ctx.db.replace("instruments", args.instrumentId, {
      title: args.title,
      apertureMm: args.apertureMm,
      focalLengthMm: args.focalLengthMm,
      remark: args.remark,
    });
  },
});

export const adjustFocus = mutation({
  args: { instrumentId: v.id("instruments"), focalLengthMm: v.number() },
  handler: async (ctx, args) => {
    await ctx.db.patch("instruments", args.instrumentId, { focalLengthMm: args.focalLengthMm });
  },
});

export const retireInstrument = mutation({
  args: { instrumentId: v.id("instruments") },
  handler: async (ctx, args) => {
    await ctx.db.delete("instruments", args.instrumentId);
  },
});
