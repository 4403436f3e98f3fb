import { v } from "convex/values";
import { query } from "./_generated/server";
import { pageOfApartments } from "./model/letting";

export const apartmentsByHeight = query({
  args: { cursor: v.union(v.string(), v.null()), pageSize: v.number() },
  handler: async (ctx, { cursor, pageSize }) => {
    const pageOf = await pageOfApartments(ctx, { cursor, numItems: pageSize });
    return {
      apartments: pageOf.page.map((row) => ({
        label: row.label,
        rooms: row.rooms,
        towerHeightM: row.towerHeightM,
      })),
      cursor: pageOf.continueCursor,
    };
  },
});
