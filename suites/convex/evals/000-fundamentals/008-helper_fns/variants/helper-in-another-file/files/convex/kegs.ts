import { ConvexError, v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { loadKeg } from "./model/kegs";

const kegId = v.id("kegs");

const found = <Keg>(keg: Keg | null): Keg => {
  if (keg === null) throw new ConvexError("Keg not found");
  return keg;
};

export const showKeg = query({
  args: { kegId },
  handler: async (ctx, args) => found(await loadKeg(ctx.db, args.kegId)),
});

export const refillKeg = mutation({
  args: { kegId, liters: v.number() },
  handler: async ({ db }, args) => {
    found(await loadKeg(db, args.kegId));
    await db.patch("kegs", args.kegId, { liters: args.liters, tappedAt: Date.now() });
    return found(await loadKeg(db, args.kegId));
  },
});
