import {
  anyNumber,
  beforeEach,
  callsOf,
  candidateFiles,
  databaseReads,
  deployment,
  expect,
  reference,
  test,
} from "faultline/grader";

interface Description {
  readonly style: string;
  readonly liters: number;
  readonly tapped: string;
}

const stout = { style: "Stout", liters: 30, tappedAt: Date.UTC(2019, 1, 3, 4, 5, 6, 7) };
const pils = { style: "Pils", liters: 50, tappedAt: 0 };

/** Clocks may differ by so much. */
const skewMs = 2000;

beforeEach(() => deployment.clear());

// task: "A description is an object with exactly three fields: `style`, `liters`, and `tapped`, which is `tappedAt` as an ISO 8601 text in UTC with milliseconds"
test("A keg is described with the time at which it was tapped.", async () => {
  const stoutId = await deployment.insert("kegs", stout);
  const pilsId = await deployment.insert("kegs", pils);
  const described = { style: "Stout", liters: 30, tapped: "2019-02-03T04:05:06.007Z" };
  expect(await show(stoutId)).toEqual(described);
  expect(await show(pilsId)).toEqual({
    style: "Pils",
    liters: 50,
    tapped: "1970-01-01T00:00:00.000Z",
  });
});

// task: "It sets `liters` to the given number and `tappedAt` to the present time, leaves `style` as it is"
// task: "and returns the keg's description after this change"
test.each([19.5, 0, 30])("A keg that is refilled to %d liters says so.", async (liters) => {
  await deployment.insert("kegs", pils);
  const kegId = await deployment.insert("kegs", stout);
  const before = Date.now();
  const described = await refill(kegId, liters);
  const after = Date.now();
  const tappedAt = Date.parse(described.tapped);
  expect(described).toEqual({ style: "Stout", liters, tapped: new Date(tappedAt).toISOString() });
  expect(tappedAt).toBeGreaterThanOrEqual(before - skewMs);
  expect(tappedAt).toBeLessThanOrEqual(after + skewMs);
  expect(await show(kegId)).toEqual(described);
  const system = { _id: expect.anything(), _creationTime: anyNumber };
  const [other, stored] = await deployment.list("kegs");
  expect(other).toEqual({ ...system, ...pils });
  expect(stored).toEqual({ ...system, style: "Stout", liters, tappedAt: anyNumber });
  // An ISO text has whole milliseconds; what is stored may have parts of them.
  expect(Math.trunc(Number(stored?.["tappedAt"]))).toBe(tappedAt);
});

// task: "When the keg does not exist (any more), both throw an error whose message contains `Keg not found`, and nothing is changed."
test("A keg that is gone is neither described nor refilled.", async () => {
  const kegId = await deployment.insert("kegs", stout);
  await deployment.clear();
  await deployment.insert("kegs", pils);
  await expect(show(kegId)).rejects.toThrow("Keg not found");
  await expect(refill(kegId, 10)).rejects.toThrow("Keg not found");
  expect(await deployment.list("kegs")).toEqual([expect.objectContaining(pils)]);
});

// task: "a query with the argument `kegId` (id of a keg)"
// task: "a mutation with the arguments `kegId` and `liters` (number)"
test("Other arguments are refused.", async () => {
  const kegId = await deployment.insert("kegs", stout);
  const { anonymous } = deployment;
  const refused = "ArgumentValidationError";
  await expect(anonymous.query("kegs:showKeg", { kegId: "7" })).rejects.toThrow(refused);
  for (const args of [{ kegId }, { kegId, liters: "7" }, { kegId: "7", liters: 7 }]) {
    await expect(anonymous.mutation("kegs:refillKeg", args)).rejects.toThrow(refused);
  }
  expect(await deployment.list("kegs")).toEqual([expect.objectContaining(stout)]);
});

// task: "`convex/schema.ts` with exactly one table, without indexes"
// task: "the project registers no functions but these two"
test("There are this table, these two functions, and no more.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

// task: "reads this keg and no others"
test("Other kegs are not read.", async () => {
  const [kegId] = await deployment.insertAll(
    "kegs",
    Array.from({ length: 40 }, () => stout),
  );
  const shown = await deployment.usage("query", "kegs:showKeg", { kegId });
  expect(shown.documentsRead).toBeLessThanOrEqual(6);
  const refilled = await deployment.usage("mutation", "kegs:refillKeg", { kegId, liters: 12 });
  expect(refilled.documentsRead).toBeLessThanOrEqual(6);
});

// task: "the code has exactly one place where a document or table is read from the database, and at most one where the ISO text is made"
test("Kegs are read at one place, and described at one.", async () => {
  const files = await candidateFiles();
  expect(databaseReads(files)).toHaveLength(1);
  expect(callsOf(files, "toISOString").length).toBeLessThanOrEqual(1);
});

// task: "no function calls another one with `ctx.runQuery` or `ctx.runMutation`"
test.each(["runQuery", "runMutation"])("Nothing is called through ctx.%s.", async (method) => {
  expect(callsOf(await candidateFiles(), method)).toEqual([]);
});

async function show(kegId: string): Promise<Description> {
  return await deployment.anonymous.query("kegs:showKeg", { kegId });
}

async function refill(kegId: string, liters: number): Promise<Description> {
  return await deployment.anonymous.mutation("kegs:refillKeg", { kegId, liters });
}
