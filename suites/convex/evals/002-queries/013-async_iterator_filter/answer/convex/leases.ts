import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const leasesOfEvictedTenants = query({
  args: {},
  returns: v.array(v.id("leases")),
  handler: async (ctx) => {
    const leaseIds: Id<"leases">[] = [];
    for await (const lease of ctx.db.query("leases")) {
      const tenant = await ctx.db.get(lease.tenantId);
      if (tenant?.evicted) leaseIds.push(lease._id);
    }
    return leaseIds;
  },
});
