import type { QueryCtx } from "./_generated/server";

export interface Place {
  warehouse: string;
  state: string;
}

export function queueOf(ctx: QueryCtx, place: Place) {
  return ctx.db
    .query("shipments")
    .withIndex("by_warehouse_and_state_and_urgency", (q) =>
      q.eq("warehouse", place.warehouse).eq("state", place.state),
    );
}
