import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface Lighthouse {
  readonly place: string;
  readonly heightM: number;
  readonly manned: boolean;
}

const listLighthouses = "lighthouses:listLighthouses";

beforeEach(() => deployment.clear());

// task: "When the table is empty, the result is an empty array."
test("An empty register is an empty list.", async () => {
  expect(await deployment.anonymous.query(listLighthouses)).toEqual([]);
});

// task: "every document of the table, in any order"
// task: "Each document is returned whole, its system fields `_id` and `_creationTime` included."
test("Every document is returned with its system fields, whatever its values.", async () => {
  const lighthouses: readonly Lighthouse[] = [
    { place: "Kap Arkona", heightM: 35, manned: false },
    { place: "Kap Arkona", heightM: 35, manned: false },
    { place: "Bishop Rock", heightM: 49.5, manned: true },
    { place: "", heightM: 0, manned: true },
    { place: "Sunk reef", heightM: -3, manned: false },
  ];
  const ids = await deployment.insertAll(
    "lighthouses",
    lighthouses.map((lighthouse) => ({ ...lighthouse })),
  );
  const documents = lighthouses.map((lighthouse, index) => ({
    _id: ids[index],
    _creationTime: anyNumber,
    ...lighthouse,
  }));
  const listed = await listAll();
  expect(listed).toHaveLength(5);
  expect(listed).toEqual(expect.arrayContaining(documents));
  expect(byId(listed)).toEqual(byId(await deployment.list("lighthouses")));
});

// task: "There is no limit: the register may hold thousands of lighthouses."
test("Five thousand lighthouses are all there, each once.", async () => {
  // The platform takes up to 4096 documents at once.
  for (const count of [2500, 2500]) {
    await deployment.insertAll("lighthouses", manyLighthouses(count));
  }
  const listed = await listAll();
  expect(listed).toHaveLength(5000);
  expect(byId(listed)).toEqual(byId(await deployment.list("lighthouses")));
});

// task: "every document of the table"
test("A lighthouse that is added later is in the next answer.", async () => {
  await deployment.insertAll("lighthouses", manyLighthouses(2));
  expect(await listAll()).toHaveLength(2);
  await deployment.insertAll("lighthouses", manyLighthouses(1));
  expect(byId(await listAll())).toEqual(byId(await deployment.list("lighthouses")));
});

// task: "a call with any argument is rejected"
test("An argument is refused.", async () => {
  await expect(deployment.anonymous.query(listLighthouses, { limit: 3 })).rejects.toThrow();
  expect(await deployment.anonymous.query(listLighthouses, {})).toEqual([]);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `listLighthouses`, and no other function"
  // task: "It takes no arguments"
  expect(await deployment.functions()).toEqual({
    [listLighthouses]: { kind: "query", visibility: "public", args: { object: {} } },
  });
});

interface Stored extends Lighthouse {
  readonly _id: string;
}

async function listAll(): Promise<readonly Stored[]> {
  return await deployment.anonymous.query<readonly Stored[]>(listLighthouses);
}

function byId<Document extends { readonly _id: string }>(
  documents: readonly Document[],
): readonly Document[] {
  return documents.toSorted((a, b) => (a._id < b._id ? -1 : 1));
}

function manyLighthouses(count: number): Record<string, string | number | boolean>[] {
  return Array.from({ length: count }, (_, index) => ({
    place: `Skerry ${index}`,
    heightM: index / 4,
    manned: index % 2 === 0,
  }));
}
