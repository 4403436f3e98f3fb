import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import type { DatabaseReader } from "./_generated/server";
import { mutation, query } from "./_generated/server";

class Cellar {
  constructor(private readonly db: DatabaseReader) {}

  async describe(id: Id<"kegs">) {
    const keg = await this.db.get(id);
    if (keg === null) return null;
    const { _id, _creationTime, tappedAt, ...rest } = keg;
    return { ...rest, tapped: new Date(tappedAt).toISOString() };
  }
}

const notFound = () => new Error("Error: Keg not found.");

export const showKeg = query({
  args: { kegId: v.id("kegs") },
  handler: async (ctx, { kegId }) => {
    const keg = await new Cellar(ctx.db).describe(kegId);
    if (!keg) throw notFound();
    return keg;
  },
});

export const refillKeg = mutation({
  args: { kegId: v.id("kegs"), liters: v.number() },
  handler: async (ctx, { kegId, liters }) => {
    const cellar = new Cellar(ctx.db);
    const keg = await cellar.describe(kegId);
    if (!keg) throw notFound();
    const now = new Date();
    await ctx.db.patch(kegId, { liters, tappedAt: now.getTime() });
    return await cellar.describe(kegId);
  },
});
