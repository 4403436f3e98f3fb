import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalQuery, mutation, query } from "./_generated/server";

type Described = { style: string; liters: number; tapped: string };

export const describeKeg = internalQuery({
  args: { kegId: v.id("kegs") },
  handler: async (ctx, { kegId }): Promise<Described | null> => {
    const keg = await ctx.db.get(kegId);
    if (keg === null) return null;
    const { style, liters, tappedAt } = keg;
    return { style, liters, tapped: new Date(tappedAt).toISOString() };
  },
});

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  handler: async (ctx, args): Promise<Described> => {
    const keg: Described | null = await ctx.runQuery(internal.kegs.describeKeg, args);
    if (keg === null) throw new Error("Keg not found");
    return keg;
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  handler: async (ctx, { kegId, liters }): Promise<Described | null> => {
    const keg: Described | null = await ctx.runQuery(internal.kegs.describeKeg, { kegId });
    if (keg === null) throw new Error("Keg not found");
    await ctx.db.patch(kegId, { liters, tappedAt: Date.now() });
    return await ctx.runQuery(internal.kegs.describeKeg, { kegId });
  },
});
