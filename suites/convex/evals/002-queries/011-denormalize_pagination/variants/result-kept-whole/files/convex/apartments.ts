import { v } from "convex/values";
import { query } from "./_generated/server";

const listed = v.object({ label: v.string(), rooms: v.number(), towerHeightM: v.number() });

export const apartmentsByHeight = query({
  args: { pageSize: v.number(), cursor: v.union(v.null(), v.string()) },
  returns: v.object({ apartments: v.array(listed), cursor: v.string() }),
  handler: async ({ db }, { cursor, pageSize: numItems }) => {
    const result = await db
      .query("apartments")
      .withIndex("by_tower_height", (q) => q)
      .order("asc")
      .paginate({ numItems, cursor });
    const apartments = [];
    for (const { _id, _creationTime, towerId, ...rest } of result.page) apartments.push(rest);
    return { cursor: result.continueCursor, apartments };
  },
});
