import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { mutation, query } from "./_generated/server";

const describe = ({ style, liters, tappedAt }: Pick<Doc<"kegs">, "style" | "liters" | "tappedAt">) => ({
  style,
  liters,
  tapped: new Date(tappedAt).toISOString(),
});

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  handler: async ({ db }, { kegId }) => {
    const keg = await db.get(kegId);
    if (keg === null) throw new Error("Keg not found");
    return describe(keg);
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  handler: async ({ db: store }, { kegId, liters }) => {
    const keg = await store.get(kegId);
    if (keg === null) throw new Error("Keg not found");
    const change = { liters, tappedAt: Date.now() };
    await store.patch(kegId, change);
    return describe({ ...keg, ...change });
  },
});
