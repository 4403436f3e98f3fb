import {
  anyNumber,
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  expect,
  indexReads,
  reference,
  test,
} from "faultline/grader";

beforeEach(() => deployment.clear());

// task: "It returns the poet with this pen name, or null."
test("A poet is found by pen name, or is null.", async () => {
  await insertPoet("Saki");
  const poet = await insertPoet("Basho");
  const find = (penName: string) => deployment.admin.query("poets:findPoet", { penName });
  expect(await find("Basho")).toEqual(poet);
  expect(await find("Issa")).toBeNull();
});

// task: "It returns all poems of the poet."
// task: "Documents are returned whole, poems in the order in which they were added."
test("The poems of a poet are listed in the order in which they came.", async () => {
  const [basho, saki] = [await insertPoet("Basho"), await insertPoet("Saki")];
  const poems = await insertPoems(basho._id, ["The old pond", "Summer grass", "First winter rain"]);
  await insertPoems(saki._id, ["Reginald's verse"]);
  expect(await deployment.admin.query("poems:listPoems", { poetId: basho._id })).toEqual(poems);
});

// task: "It returns all poems of the poet."
// task: "`poems` (all poems of that poet, an empty list when there is no poet)"
test("However many poems there are, all are given.", async () => {
  const { _id: poetId } = await insertPoet("Basho");
  const poems = await insertPoems(
    poetId,
    Array.from({ length: 1100 }, (_, index) => `${index}`),
  );
  expect(await deployment.admin.query("poems:listPoems", { poetId })).toEqual(poems);
  expect(await collectionOf("Basho")).toMatchObject({ poems });
});

// task: "It returns all poems of the poet."
test("A poet without poems has an empty list.", async () => {
  const poet = await insertPoet("Saki");
  expect(await deployment.admin.query("poems:listPoems", { poetId: poet._id })).toEqual([]);
});

// task: "`poems` (all poems of that poet, an empty list when there is no poet)"
// task: "Documents are returned whole, poems in the order in which they were added."
test("A collection holds the poet and the poems.", async () => {
  const [basho, saki] = [await insertPoet("Basho"), await insertPoet("Saki")];
  const poems = await insertPoems(basho._id, ["The old pond", "Summer grass"]);
  expect(await collectionOf("Basho")).toEqual({ poet: basho, poems });
  expect(await collectionOf("Saki")).toEqual({ poet: saki, poems: [] });
});

// task: "`poet` (the poet, or null when there is none)"
// task: "an empty list when there is no poet"
test("The collection of a poet who is not there is empty.", async () => {
  await insertPoems((await insertPoet("Basho"))._id, ["The old pond"]);
  expect(await collectionOf("Issa")).toEqual({ poet: null, poems: [] });
});

// task: "Clients must not be able to call the internal queries."
test("Only the admin may call the internal queries.", async () => {
  const { _id } = await insertPoet("Basho");
  const calls = [
    ["poets:findPoet", { penName: "Basho" }],
    ["poems:listPoems", { poetId: _id }],
  ] as const;
  for (const [name, args] of calls) {
    await expect(deployment.anonymous.query(name, args)).rejects.toThrow(
      "Could not find public function",
    );
    await deployment.admin.query(name, args);
  }
});

// task: "`convex/schema.ts`, with exactly these indexes"
// task: "an internal query with the argument `penName` (string)"
// task: "an internal query with the argument `poetId` (id of a poet)"
// task: "a public query with the argument `penName` (string)"
test("The schema has these tables and indexes, and the functions are as described.", async () => {
  const named = { indexNames: true };
  expect(await deployment.schema(named)).toEqual(await reference.schema(named));
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

// task: "so that each of the two indexes is read at exactly one place in the project"
// task: "No function may call another registered function (`ctx.runQuery`)."
test("Code is shared: each index is read at one place, and no function calls another.", async () => {
  const files = await candidateFiles();
  expect(indexReads(files)).toHaveLength(2);
  expect(callsOf(files, "runQuery")).toEqual([]);
});

// task: "so that each of the two indexes is read at exactly one place in the project"
test("Through the indexes, no documents of other poets are read.", async () => {
  const basho = await insertPoet("Basho");
  await insertPoems(basho._id, ["The old pond", "Summer grass"]);
  const titles = Array.from({ length: 30 }, (_, index) => `Verse ${index}`);
  for (const name of ["Saki", "Issa", "Buson", "Kyoshi"]) {
    await insertPoems((await insertPoet(name))._id, titles);
  }
  const others = titles.map((_, index) => ({ penName: `Poet ${index}`, country: "Japan" }));
  await deployment.insertAll("poets", others);
  const calls = [
    ["poets:findPoet", { penName: "Basho" }],
    ["poems:listPoems", { poetId: basho._id }],
    ["poems:getCollection", { penName: "Basho" }],
  ] as const;
  for (const [name, args] of calls) {
    const usage = await deployment.usage("query", name, args);
    expect(usage.documentsRead).toBeLessThanOrEqual(6);
  }
});

async function collectionOf(penName: string): Promise<unknown> {
  return await deployment.anonymous.query("poems:getCollection", { penName });
}

async function insertPoet(penName: string): Promise<{ readonly _id: string }> {
  const poet = { penName, country: "Japan" };
  const _id = await deployment.insert("poets", poet);
  return { _id, ...poet, ...anyTime };
}

async function insertPoems(poetId: string, titles: readonly string[]): Promise<readonly unknown[]> {
  const poems = titles.map((title, index) => ({ poetId, title, year: 1690 - (index % 5) }));
  const ids = await deployment.insertAll("poems", poems);
  return poems.map((poem, index) => ({ _id: ids[index], ...poem, ...anyTime }));
}

const anyTime: Readonly<Record<string, unknown>> = { _creationTime: anyNumber };
