import type { QueryCtx } from "../_generated/server";

export function wholeRegister(ctx: QueryCtx) {
  return ctx.db.query("lighthouses").fullTableScan().collect();
}
