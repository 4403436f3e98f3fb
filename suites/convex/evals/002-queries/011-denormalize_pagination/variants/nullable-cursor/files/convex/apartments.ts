import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const apartmentsByHeight = query({
  args: { cursor: v.nullable(v.string()), pageSize: v.number() },
  handler: async (ctx, args) => {
    const byHeight = ctx.db.query("apartments").withIndex("by_tower_height");
    const { continueCursor: cursor, page } = await byHeight.paginate({
      numItems: args.pageSize,
      cursor: args.cursor,
    });
    return { apartments: page.map(toListed), cursor };
  },
});

function toListed(apartment: Doc<"apartments">) {
  const { label, rooms, towerHeightM } = apartment;
  return { label, rooms, towerHeightM };
}
