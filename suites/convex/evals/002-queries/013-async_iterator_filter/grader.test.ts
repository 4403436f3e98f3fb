import {
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  expect,
  queryIterations,
  reference,
  test,
} from "faultline/grader";

const leasesOfEvictedTenants = "leases:leasesOfEvictedTenants";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/leases.ts` has one public query, `leasesOfEvictedTenants`, without arguments."
test("Without leases there are no ids, and arguments are refused.", async () => {
  await insertTenant({ evicted: true });
  expect(await evictedLeases()).toEqual([]);
  await expect(
    deployment.anonymous.query(leasesOfEvictedTenants, { evicted: true }),
  ).rejects.toThrow("ArgumentValidationError");
  const { [leasesOfEvictedTenants]: found } = await deployment.functions();
  expect(found).toEqual({ kind: "query", visibility: "public", args: { object: {} } });
});

// task: "the ids of all leases whose tenant is evicted"
test("Leases of tenants who stay are not named.", async () => {
  await insertLeases(await insertTenant({ evicted: false }), 3);
  expect(await evictedLeases()).toEqual([]);
});

// task: "the ids of all leases whose tenant is evicted, in any order. A tenant may have several leases."
test("Every lease of every evicted tenant is named, and no other.", async () => {
  const evicted = [await insertTenant({ evicted: true }), await insertTenant({ evicted: true })];
  const staying = await insertTenant({ evicted: false });
  const expected: string[] = [];
  for (const tenantId of [...evicted, ...evicted]) {
    expected.push(...(await insertLeases(tenantId, 2)));
    await insertLeases(staying, 1);
  }
  expect(await evictedLeases()).toEqual(expected.toSorted());
});

// task: "the ids of all leases whose tenant is evicted"
test("Six hundred leases are all named.", async () => {
  const leaseIds = await insertLeases(await insertTenant({ evicted: true }), 600);
  expect(await evictedLeases()).toEqual(leaseIds.toSorted());
});

// task: "A lease whose tenant does not exist any more is skipped."
test("A lease of a tenant who is gone is skipped.", async () => {
  const gone = await insertTenant({ evicted: true });
  await deployment.clear();
  await insertLeases(gone, 1);
  const leaseIds = await insertLeases(await insertTenant({ evicted: true }), 1);
  await insertLeases(gone, 1);
  expect(await evictedLeases()).toEqual(leaseIds);
});

// task: "it walks over the database query itself with `for await`"
// task: "The code in `convex/` calls neither `collect` nor `take` nor `paginate`."
test("The leases are streamed.", async () => {
  const files = Object.fromEntries(
    Object.entries(await candidateFiles()).filter(([path]) => path.startsWith("convex/")),
  );
  expect(queryIterations(files)).not.toEqual([]);
  expect(["collect", "take", "paginate"].flatMap((name) => callsOf(files, name))).toEqual([]);
});

// task: "never gathers leases in an array"
test("The loop keeps no lease.", async () => {
  const files = await candidateFiles();
  const streamed = Object.values(files).flatMap((text) =>
    [...text.matchAll(/for\s+await\s*\(\s*(?:const|let)\s+(\w+)/g)].map((found) => found[1] ?? ""),
  );
  const kept = callsOf(files, "push").flatMap((call) => call.arguments);
  expect(kept.filter((text) => streamed.includes(text))).toEqual([]);
});

/** What the query gives, sorted, for its order is free. */
async function evictedLeases(): Promise<readonly string[]> {
  const ids = await deployment.anonymous.query<readonly string[]>(leasesOfEvictedTenants);
  return ids.toSorted();
}

async function insertTenant({ evicted }: { readonly evicted: boolean }): Promise<string> {
  return await deployment.insert("tenants", { name: "Ada Brink", evicted });
}

async function insertLeases(tenantId: string, count: number): Promise<readonly string[]> {
  const leases = Array.from({ length: count }, (_, index) => ({ tenantId, flat: `${index}b` }));
  return await deployment.insertAll("leases", leases);
}
