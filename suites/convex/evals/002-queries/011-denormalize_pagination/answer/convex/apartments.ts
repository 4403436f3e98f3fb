import { v } from "convex/values";
import { query } from "./_generated/server";

export const apartmentsByHeight = query({
  args: { cursor: v.union(v.string(), v.null()), pageSize: v.number() },
  handler: async (ctx, args) => {
    const { page, continueCursor } = await ctx.db
      .query("apartments")
      .withIndex("by_tower_height")
      .paginate({ cursor: args.cursor, numItems: args.pageSize });

    return {
      apartments: page.map(({ label, rooms, towerHeightM }) => ({ label, rooms, towerHeightM })),
      cursor: continueCursor,
    };
  },
});
