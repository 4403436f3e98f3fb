import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";

export async function* evictedLeases(ctx: QueryCtx): AsyncGenerator<Doc<"leases">> {
  const known = new Map<Id<"tenants">, boolean>();
  for await (const lease of ctx.db.query("leases").fullTableScan()) {
    let evicted = known.get(lease.tenantId);
    if (evicted === undefined) {
      const tenant = await ctx.db.get(lease.tenantId);
      evicted = tenant !== null && tenant.evicted;
      known.set(lease.tenantId, evicted);
    }
    if (evicted) yield lease;
  }
}
