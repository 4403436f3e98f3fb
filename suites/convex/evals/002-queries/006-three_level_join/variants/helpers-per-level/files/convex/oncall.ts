import { v } from "convex/values";
import { query } from "./_generated/server";
import { clinicsIn, oncallIn } from "./model/duty";

export const oncallPagers = query({
  args: { districtId: v.id("districts") },
  handler: async (ctx, { districtId }) => {
    const clinics = await clinicsIn(ctx, districtId);
    const sets = await Promise.all(clinics.map(({ _id }) => oncallIn(ctx, _id)));
    const unique = Array.from(new Set(sets.flatMap((ids) => Array.from(ids))));
    const entries = await Promise.all(
      unique.map(async (id) => [id, (await ctx.db.get(id))?.pager] as const),
    );
    const known = entries.filter((entry): entry is [typeof entry[0], string] => entry[1] !== undefined);
    return Object.fromEntries(known);
  },
});
