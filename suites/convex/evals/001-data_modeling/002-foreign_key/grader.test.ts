import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { NewDocument, SchemaShape } from "faultline/grader";

const estate = { estate: "Kastell Ruh", grapes: ["silvaner", "scheurebe"] };

beforeEach(() => deployment.clear());

// task: "`vineyards`: `estate` (string), `grapes` (list of strings)"
// task: "`vineyard` (reference to a document of `vineyards`), `tastingNote` (string)"
test("A vineyard and two of its bottlings can be stored.", async () => {
  const vineyard = await deployment.insert("vineyards", estate);
  const bottlings = [bottlingOf(vineyard), { ...bottlingOf(vineyard), label: "Late harvest" }];
  await deployment.insertAll("bottlings", bottlings);
  expect(await deployment.list("vineyards")).toEqual([expect.objectContaining(estate)]);
  expect(await deployment.list("bottlings")).toEqual(
    bottlings.map((bottling): unknown => expect.objectContaining(bottling)),
  );
});

// task: "`grapes` (list of strings)"
test("A vineyard may have no grapes, but only a list of names.", async () => {
  const fallow = { estate: "Brache", grapes: [] };
  await deployment.insert("vineyards", fallow);
  expect(await deployment.list("vineyards")).toEqual([expect.objectContaining(fallow)]);
  for (const grapes of ["silvaner", ["silvaner", 2], [["silvaner"]], null]) {
    await expectRefused("vineyards", { ...estate, grapes });
  }
});

// task: "must refuse a bottling whose `vineyard` is any other text"
test.each(["Kastell Ruh", "", "vineyards", "j57abc"])("A vineyard %j is no id.", async (text) => {
  await expectRefused("bottlings", bottlingOf(text));
});

// task: "or the id of a document of another table"
test("The id of a bottling is no vineyard.", async () => {
  const vineyard = await deployment.insert("vineyards", estate);
  const bottling = await deployment.insert("bottlings", bottlingOf(vineyard));
  await expectRefused("bottlings", bottlingOf(bottling));
});

// task: "The tables have exactly these fields, all required."
test("Nothing may be missing, of another type, or added.", async () => {
  const vineyard = await deployment.insert("vineyards", estate);
  const bottling = bottlingOf(vineyard);
  for (const field of Object.keys(estate)) {
    await expectRefused("vineyards", { ...estate, [field]: undefined });
  }
  for (const field of Object.keys(bottling)) {
    await expectRefused("bottlings", { ...bottling, [field]: undefined });
    await expectRefused("bottlings", { ...bottling, [field]: null });
    await expectRefused("bottlings", { ...bottling, [field]: [bottling.vineyard] });
  }
  await expectRefused("vineyards", { ...estate, estate: 7 });
  await expectRefused("vineyards", { ...estate, region: "Franken" });
  await expectRefused("bottlings", { ...bottling, vintage: 2019 });
});

// task: "exactly two tables, and no functions"
// task: "The tables have exactly these fields, all required."
test("The schema has these two tables, and there are no functions.", async () => {
  expect(withoutIndexes(await deployment.schema())).toEqual(
    withoutIndexes(await reference.schema()),
  );
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

function bottlingOf(vineyard: string) {
  return { label: "Old vines", vineyard, tastingNote: "quince, flint" };
}

/** The task leaves indexes open. */
function withoutIndexes(schema: SchemaShape) {
  return Object.entries(schema).map(([table, { document }]) => ({ table, document }));
}

// task: "The tables have exactly these fields, all required."
async function expectRefused(
  table: "vineyards" | "bottlings",
  document: NewDocument,
): Promise<void> {
  await expect(deployment.insert(table, document)).rejects.toThrow("does not match the schema");
}
