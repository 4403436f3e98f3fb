import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation, query } from "./_generated/server";
import type { QueryCtx } from "./_generated/server";

interface KegDescription {
  style: string;
  liters: number;
  tapped: string;
}

async function describeKeg(ctx: QueryCtx, kegId: Id<"kegs">): Promise<KegDescription | null> {
  const keg = await ctx.db.get(kegId);
  if (keg === null) return null;
  const { style, liters, tappedAt } = keg;
  return { style, liters, tapped: new Date(tappedAt).toISOString() };
}

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  handler: async (ctx, args) => {
    const keg = await describeKeg(ctx, args.kegId);
    if (keg === null) throw new Error("Keg not found");
    return keg;
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  handler: async (ctx, args) => {
    if ((await describeKeg(ctx, args.kegId)) === null) throw new Error("Keg not found");
    await ctx.db.patch(args.kegId, { liters: args.liters, tappedAt: Date.now() });
    return await describeKeg(ctx, args.kegId);
  },
});
