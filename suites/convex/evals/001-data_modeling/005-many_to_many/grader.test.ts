import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { NewDocument, SchemaShape } from "faultline/grader";

beforeEach(() => deployment.clear());

// task: "an actor plays in many productions, and a production has many actors"
// task: "`castings`, one document per actor and production"
// task: "`roleName` (string, which may be absent but is never null)"
test("Two actors in two productions make four castings, with and without the name of a role.", async () => {
  const [ada, ben] = [await insertActor("Ada Roth"), await insertActor("Ben Osei")];
  const [play, opera] = [await insertProduction("Frost"), await insertProduction("Tide")];
  const castings = [
    { actorId: ada, productionId: play, hiredOn: 20_100, roleName: "The Miller" },
    { actorId: ada, productionId: opera, hiredOn: 20_200 },
    { actorId: ben, productionId: play, hiredOn: 20_100, roleName: "" },
    { actorId: ben, productionId: opera, hiredOn: 20_200.5 },
  ];
  await deployment.insertAll("castings", castings);
  expect((await deployment.list("castings")).map(withoutSystemFields)).toEqual(castings);
});

// task: "`actorId` (reference to an actor), `productionId` (reference to a production)"
test("The two references cannot be swapped, nor replaced by names.", async () => {
  const { actorId, productionId, hiredOn } = await newCasting();
  const refused = [
    { actorId: productionId, productionId: actorId, hiredOn },
    { actorId: productionId, productionId, hiredOn },
    { actorId, productionId: actorId, hiredOn },
    { actorId: "Ada Roth", productionId, hiredOn },
    { actorId, productionId: "Frost", hiredOn },
    { actorId: [actorId], productionId, hiredOn },
    { actorId, productionId: [productionId], hiredOn },
  ];
  for (const casting of refused) await expectRefused("castings", casting);
});

// task: "All fields but `roleName` are required."
test("No required field may be missing or null.", async () => {
  const casting = await newCasting();
  for (const field of ["actorId", "productionId", "hiredOn"]) {
    await expectRefused("castings", { ...casting, [field]: undefined });
    await expectRefused("castings", { ...casting, [field]: null });
  }
  await expectRefused("actors", { name: "Ada Roth" });
  await expectRefused("actors", { agency: "Lindt" });
  await expectRefused("productions", { title: "Frost" });
  await expectRefused("productions", { venue: "Main stage" });
});

// task: "`hiredOn` (number), `roleName` (string, which may be absent but is never null)"
test.each([
  { hiredOn: "2026-01-01" },
  { hiredOn: 20_100n },
  { roleName: null },
  { roleName: 3 },
  { roleName: ["The Miller"] },
])("A casting with %o is refused.", async (change) => {
  await expectRefused("castings", { ...(await newCasting()), ...change });
});

// task: "The tables have exactly these fields"
test("Neither side holds lists of the other, and a casting has no further fields.", async () => {
  const { actorId, productionId, hiredOn } = await newCasting();
  await expectRefused("actors", { name: "Cy", agency: "Lindt", productionIds: [productionId] });
  await expectRefused("productions", { title: "Rust", venue: "Attic", actorIds: [actorId] });
  await expectRefused("castings", { actorId, productionId, hiredOn, fee: 900 });
});

// task: "The first two fields of one are the actor and then the production"
// task: "those of the other are the production and then the actor"
test("Castings are indexed by the pair from both sides.", async () => {
  const { castings } = await deployment.schema();
  const firstFields = castings?.indexes.map((index) => index.split(", ").slice(0, 2));
  expect(firstFields).toContainEqual(["actorId", "productionId"]);
  expect(firstFields).toContainEqual(["productionId", "actorId"]);
});

// task: "exactly three tables, and no functions"
// task: "The tables have exactly these fields"
test("There are these three tables, and no functions.", async () => {
  expect(documentsOf(await deployment.schema())).toEqual(documentsOf(await reference.schema()));
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

async function insertActor(name: string): Promise<string> {
  return await deployment.insert("actors", { name, agency: "Lindt" });
}

async function insertProduction(title: string): Promise<string> {
  return await deployment.insert("productions", { title, venue: "Main stage" });
}

async function newCasting() {
  const actorId = await insertActor("Ada Roth");
  return { actorId, productionId: await insertProduction("Frost"), hiredOn: 20_100 };
}

function withoutSystemFields(document: Readonly<Record<string, unknown>>) {
  return { ...document, _id: undefined, _creationTime: undefined };
}

/** The task leaves further indexes open. */
function documentsOf(schema: SchemaShape) {
  return Object.entries(schema).map(([table, { document }]) => ({ table, document }));
}

// task: "The tables have exactly these fields"
async function expectRefused(
  table: "actors" | "productions" | "castings",
  document: NewDocument,
): Promise<void> {
  await expect(deployment.insert(table, document)).rejects.toThrow("does not match the schema");
}
