import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export function clinicsIn(ctx: QueryCtx, districtId: Id<"districts">) {
  return ctx.db
    .query("clinics")
    .withIndex("by_district", (q) => q.eq("districtId", districtId))
    .collect();
}

export async function oncallIn(
  ctx: QueryCtx,
  clinicId: Id<"clinics">,
): Promise<Set<Id<"physicians">>> {
  const shifts = await ctx.db
    .query("shifts")
    .withIndex("by_clinic_and_duty", (q) => q.eq("clinicId", clinicId).eq("duty", "oncall"))
    .collect();
  return new Set(shifts.map(({ physicianId }) => physicianId));
}
