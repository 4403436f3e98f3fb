import { paginationOptsValidator, type IndexRangeBuilder } from "convex/server";
import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

type AlertRange = IndexRangeBuilder<Doc<"turbineAlerts">, ["turbineId", "_creationTime"]>;

export const listTurbineAlerts = query({
  args: { turbineId: v.id("turbines"), paginationOpts: paginationOptsValidator },
  async handler({ db }, { turbineId, paginationOpts }) {
    const ofTurbine = (range: AlertRange) => range.eq("turbineId", turbineId);
    const { page, isDone, continueCursor, splitCursor, pageStatus } = await db
      .query("turbineAlerts")
      .withIndex("by_turbine", ofTurbine)
      .order("desc")
      .paginate({ ...paginationOpts });
    return { isDone, continueCursor, splitCursor, pageStatus, page };
  },
});
