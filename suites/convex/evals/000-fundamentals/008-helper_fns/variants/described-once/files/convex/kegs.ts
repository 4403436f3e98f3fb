import { v } from "convex/values";
import type { Infer } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation, query, type QueryCtx } from "./_generated/server";

const description = v.object({ style: v.string(), liters: v.number(), tapped: v.string() });

const isoOf = (time: number): string => new Date(time).toISOString();

async function kegOrNull(
  { db }: QueryCtx,
  id: Id<"kegs">,
): Promise<Infer<typeof description> | null> {
  const [keg] = await db
    .query("kegs")
    .withIndex("by_id", (q) => q.eq("_id", id))
    .take(1);
  if (!keg) return null;
  return { style: keg.style, liters: keg.liters, tapped: isoOf(keg.tappedAt) };
}

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  returns: description,
  handler: async (ctx, { kegId }) => {
    const keg = await kegOrNull(ctx, kegId);
    if (!keg) throw new Error(`Keg not found: ${kegId}`);
    return keg;
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  returns: description,
  handler: async (ctx, { kegId, liters }) => {
    const keg = await kegOrNull(ctx, kegId);
    if (!keg) throw new Error(`Keg not found: ${kegId}`);
    const tappedAt = Date.now();
    await ctx.db.patch(kegId, { liters, tappedAt });
    return { ...keg, liters, tapped: isoOf(tappedAt) };
  },
});
