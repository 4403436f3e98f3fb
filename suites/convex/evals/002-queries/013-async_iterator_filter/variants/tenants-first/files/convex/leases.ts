import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const leasesOfEvictedTenants = query({
  args: {},
  returns: v.array(v.id("leases")),
  handler: async (ctx) => {
    const evicted = new Set<Id<"tenants">>();
    const tenants = ctx.db.query("tenants").filter((q) => q.eq(q.field("evicted"), true));
    for await (const tenant of tenants) evicted.add(tenant._id);

    const found = new Array<Id<"leases">>();
    const leases = ctx.db.query("leases");
    for await (const lease of leases) {
      if (evicted.has(lease.tenantId)) found.push(lease._id);
    }
    return found;
  },
});
