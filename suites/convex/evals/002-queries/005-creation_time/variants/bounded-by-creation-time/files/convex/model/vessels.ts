import type { QueryCtx } from "../_generated/server";

export function entriesOf(ctx: QueryCtx, vessel: string, since = 0) {
  return ctx.db
    .query("logbookEntries")
    .withIndex("by_vessel", (range) => range.eq("vessel", vessel).gte("_creationTime", since))
    .order("desc");
}
