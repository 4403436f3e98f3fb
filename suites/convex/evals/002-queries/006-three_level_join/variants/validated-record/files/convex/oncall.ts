import { v } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const oncallPagers = query({
  args: { districtId: v.id("districts") },
  returns: v.record(v.id("physicians"), v.string()),
  handler: async (ctx, args): Promise<Record<Id<"physicians">, string>> => {
    const district = await ctx.db.get(args.districtId);
    if (!district) return {};
    const clinics = await ctx.db
      .query("clinics")
      .withIndex("by_district", (q) => q.eq("districtId", district._id))
      .collect();
    const perClinic = clinics.map(async ({ _id }): Promise<(Doc<"physicians"> | null)[]> => {
      const shifts = await ctx.db
        .query("shifts")
        .withIndex("by_clinic_and_duty", (q) => q.eq("clinicId", _id).eq("duty", "oncall"))
        .collect();
      return await Promise.all(shifts.map((shift) => ctx.db.get(shift.physicianId)));
    });
    const physicians = (await Promise.all(perClinic)).flat();
    return physicians.reduce<Record<Id<"physicians">, string>>(
      (record, physician) =>
        physician ? { ...record, [physician._id]: physician.pager } : record,
      {},
    );
  },
});
