import { v } from "convex/values";
import { api } from "./_generated/api";
import { mutation, query } from "./_generated/server";

type Described = { style: string; liters: number; tapped: string };

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  handler: async (ctx, { kegId }): Promise<Described> => {
    const keg = await ctx.db.get(kegId);
    if (keg === null) throw new Error("Keg not found");
    const { style, liters, tappedAt } = keg;
    return { style, liters, tapped: new Date(tappedAt).toISOString() };
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  handler: async (ctx, { kegId, liters }): Promise<Described> => {
    await ctx.runQuery(api.kegs.showKeg, { kegId });
    await ctx.db.patch(kegId, { liters, tappedAt: Date.now() });
    return await ctx.runQuery(api.kegs.showKeg, { kegId });
  },
});
