import { query } from "./_generated/server";

export const leasesOfEvictedTenants = query({
  args: {},
  handler: async ({ db }) => {
    const lookups = [];
    for await (const { _id, tenantId } of db.query("leases").order("desc")) {
      lookups.push(
        db.get("tenants", tenantId).then((tenant) => (tenant?.evicted === true ? [_id] : [])),
      );
    }
    return (await Promise.all(lookups)).flat();
  },
});
