import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

const limit = 4;

export const nextShipments = query({
  args: { warehouse: v.string(), state: v.string() },
  handler: async ({ db }, { warehouse, state }) => {
    const chosen: Doc<"shipments">[] = [];
    const rows = db
      .query("shipments")
      .withIndex("by_warehouse_and_state_and_urgency", (q) =>
        q.eq("warehouse", warehouse).eq("state", state),
      )
      .order("asc");
    for await (const row of rows) {
      chosen.push(row);
      if (chosen.length === limit) break;
    }
    return chosen;
  },
});
