import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const openWellsFrom = "wells:openWellsFrom";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/wells.ts` has one public query, `openWellsFrom`"
test("Without wells there are no names.", async () => {
  expect(await namesFrom(10)).toEqual([]);
});

// task: "`convex/wells.ts` has one public query, `openWellsFrom`, whose only argument is `minDepthM` (number)."
test("The query has one argument.", async () => {
  const { [openWellsFrom]: found } = await deployment.functions();
  expect(found).toEqual({
    kind: "query",
    visibility: "public",
    args: { object: { minDepthM: "number" } },
  });
});

// task: "whose only argument is `minDepthM` (number)"
test.each([[{}], [{ minDepthM: "10" }], [{ minDepthM: 10, sealed: true }]])(
  "A call with %j is refused.",
  async (args) => {
    await expect(deployment.anonymous.query(openWellsFrom, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  },
);

// task: "the names of all wells that are at least `minDepthM` deep and not sealed"
// task: "The shallowest well comes first."
test("Open wells from the minimum on are named, the shallowest first.", async () => {
  await insertWells([
    ["Deepest", 900, false],
    ["Just too shallow", 99.5, false],
    ["Sealed", 300, true],
    ["At the minimum", 100, false],
    ["Sealed at the minimum", 100, true],
    ["Shallow", 10, false],
    ["Middle", 250, false],
  ]);
  expect(await namesFrom(100)).toEqual(["At the minimum", "Middle", "Deepest"]);
  expect(await namesFrom(99.5)).toEqual([
    "Just too shallow",
    "At the minimum",
    "Middle",
    "Deepest",
  ]);
  expect(await namesFrom(99.25)).toEqual(await namesFrom(99.5));
  expect(await namesFrom(100.5)).toEqual(["Middle", "Deepest"]);
  expect(await namesFrom(901)).toEqual([]);
});

// task: "Zero and negative ones are compared like any other"
test("Zero and negative minimums are compared like others.", async () => {
  await insertWells([
    ["Ground level", 0, false],
    ["Low hill", -20, false],
    ["Shaft", 40, false],
    ["High hill", -80, false],
  ]);
  expect(await namesFrom(0)).toEqual(["Ground level", "Shaft"]);
  expect(await namesFrom(-20)).toEqual(["Low hill", "Ground level", "Shaft"]);
  expect(await namesFrom(-100)).toEqual(["High hill", "Low hill", "Ground level", "Shaft"]);
});

// task: "one name per well, also where two wells have the same name"
// task: "Wells of the same depth may come in any order."
test("Wells of the same name and depth are all named.", async () => {
  await insertWells([
    ["Twin", 50, false],
    ["Twin", 70, false],
    ["Other", 70, false],
    ["Twin", 90, false],
  ]);
  const [first, ...others] = await namesFrom(50);
  expect([first, others.slice(0, 2).toSorted(), others.slice(2)]).toEqual([
    "Twin",
    ["Other", "Twin"],
    ["Twin"],
  ]);
});

// task: "There is no limit."
test("Twelve hundred wells are all named.", async () => {
  const wells = Array.from(
    { length: 1200 },
    (_, index) => [`Well ${index}`, index, false] as const,
  );
  await insertWells(wells);
  expect(await namesFrom(0)).toEqual(wells.map(([name]) => name));
});

// task: "a call must not read wells that are shallower than the minimum"
test("Shallower wells are not read.", async () => {
  await insertWells([
    ...Array.from({ length: 80 }, (_, index) => [`Shallow ${index}`, index, false] as const),
    ["Deep", 500, false],
    ["Sealed", 600, true],
    ["Deeper", 700, false],
  ]);
  const usage = await deployment.usage("query", openWellsFrom, { minDepthM: 400 });
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

async function namesFrom(minDepthM: number): Promise<readonly string[]> {
  return await deployment.anonymous.query<readonly string[]>(openWellsFrom, { minDepthM });
}

type Well = readonly [name: string, depthM: number, sealed: boolean];

async function insertWells(wells: readonly Well[]): Promise<void> {
  const documents = wells.map(([name, depthM, sealed]) => ({ name, depthM, sealed }));
  await deployment.insertAll("wells", documents);
}
