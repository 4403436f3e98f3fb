import { v } from "convex/values";
import { query } from "./_generated/server";

export const oncallPagers = query({
  args: { districtId: v.id("districts") },
  handler: async (ctx, { districtId }) => {
    const pagers = new Map<string, string>();
    const clinics = ctx.db
      .query("clinics")
      .withIndex("by_district", (q) => q.eq("districtId", districtId));
    for await (const { _id: clinicId } of clinics) {
      const shifts = ctx.db
        .query("shifts")
        .withIndex("by_clinic_and_duty", (q) => q.eq("clinicId", clinicId).eq("duty", "oncall"));
      for await (const { physicianId } of shifts) {
        const physician = await ctx.db.get("physicians", physicianId);
        if (physician) pagers.set(physicianId, physician.pager);
      }
    }
    return Object.fromEntries(pagers);
  },
});
