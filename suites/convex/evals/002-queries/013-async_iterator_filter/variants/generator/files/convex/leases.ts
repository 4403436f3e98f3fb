import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";
import { evictedLeases } from "./evictions";

export const leasesOfEvictedTenants = query({
  args: {},
  handler: async (ctx) => {
    const ids: Id<"leases">[] = [];
    for await (const lease of evictedLeases(ctx)) ids.push(lease._id);
    return ids;
  },
});
