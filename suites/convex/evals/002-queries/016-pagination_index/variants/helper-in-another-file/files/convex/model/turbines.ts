import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export const pageOfTurbine = {
  turbineId: v.id("turbines"),
  paginationOpts: paginationOptsValidator,
};

export function alertsOf(ctx: QueryCtx, turbineId: Id<"turbines">) {
  return ctx.db
    .query("turbineAlerts")
    .withIndex("by_turbine", (range) => range.eq("turbineId", turbineId))
    .order("desc");
}
