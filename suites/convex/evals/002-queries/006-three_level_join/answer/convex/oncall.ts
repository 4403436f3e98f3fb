import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const oncallPagers = query({
  args: { districtId: v.id("districts") },
  handler: async (ctx, args) => {
    const clinics = await ctx.db
      .query("clinics")
      .withIndex("by_district", (q) => q.eq("districtId", args.districtId))
      .collect();

    const shiftsByClinic = await Promise.all(
      clinics.map((clinic) =>
        ctx.db
          .query("shifts")
          .withIndex("by_clinic_and_duty", (q) => q.eq("clinicId", clinic._id).eq("duty", "oncall"))
          .collect(),
      ),
    );

    const physicianIds = new Set(shiftsByClinic.flat().map((shift) => shift.physicianId));
    const physicians = await Promise.all([...physicianIds].map((id) => ctx.db.get(id)));

    const pagers: Record<Id<"physicians">, string> = {};
    for (const physician of physicians) {
      if (physician !== null) pagers[physician._id] = physician.pager;
    }
    return pagers;
  },
});
