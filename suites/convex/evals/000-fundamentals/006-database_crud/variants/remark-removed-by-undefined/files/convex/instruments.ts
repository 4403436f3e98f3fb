import { ConvexError, v } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";
import { mutation, query } from "./_generated/server";
import schema from "./schema";

const instrument = schema.tables.instruments.validator.fields;

async function requireInstrument(ctx: QueryCtx, id: Id<"instruments">): Promise<Doc<"instruments">> {
  const found = await ctx.db.get(id);
  if (!found) throw new ConvexError({ code: "gone", id });
  return found;
}

export const addInstrument = mutation({
  args: instrument,
  handler: async (ctx, args) => await ctx.db.insert("instruments", args),
});

export const readInstrument = query({
  args: { instrumentId: v.id("instruments") },
  handler: async (ctx, { instrumentId }) => await ctx.db.get(instrumentId),
});

export const overwriteInstrument = mutation({
  args: { ...instrument, instrumentId: v.id("instruments") },
  handler: async (ctx, { instrumentId, title, apertureMm, focalLengthMm, remark }) => {
    const { _id } = await requireInstrument(ctx, instrumentId);
    await ctx.db.patch(_id, { title, apertureMm, focalLengthMm, remark: remark ?? undefined });
    return null;
  },
});

export const adjustFocus = mutation({
  args: { instrumentId: v.id("instruments"), focalLengthMm: v.number() },
  handler: async (ctx, { instrumentId, focalLengthMm }) => {
    const { _id, _creationTime, ...others } = await requireInstrument(ctx, instrumentId);
    await ctx.db.replace(_id, { ...others, focalLengthMm });
    return null;
  },
});

export const retireInstrument = mutation({
  args: { instrumentId: v.id("instruments") },
  handler: async (ctx, { instrumentId }) => {
    await ctx.db.delete((await requireInstrument(ctx, instrumentId))._id);
    return null;
  },
});
