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

test("A poet is found by pen name, or is null.", async () => {
  await insertPoet("Saki");
  const poet = await insertPoet("Basho");
  const find = (penName: string) => deployment.admin.query("poets:findPoet", { penName });
  expect(await find("Basho")).toEqual(poet);
  expect(await find("Issa")).toBeNull();
});

test("The poems of a poet are listed in the order in which they came.", async () => {
  const [basho, saki] = [await insertPoet("Basho"), await insertPoet("Saki")];
  const poems = await insertPoems(basho._id, ["The old pond", "Summer grass", "First winter rain"]);
  await insertPoems(saki._id, ["Reginald's verse"]);
  expect(await deployment.admin.query("poems:listPoems", { poetId: basho._id })).toEqual(poems);
});

test("A poet without poems has an empty list.", async () => {
  const poet = await insertPoet("Saki");
  expect(await deployment.admin.query("poems:listPoems", { poetId: poet._id })).toEqual([]);
});

test("A collection holds the poet and the poems.", async () => {
  const [basho, saki] = [await insertPoet("Basho"), await insertPoet("Saki")];
  const poems = await insertPoems(basho._id, ["The old pond", "Summer grass"]);
  expect(await collectionOf("Basho")).toEqual({ poet: basho, poems });
  expect(await collectionOf("Saki")).toEqual({ poet: saki, poems: [] });
});

test("The collection of a poet who is not there is empty.", async () => {
  await insertPoems((await insertPoet("Basho"))._id, ["The old pond"]);
  expect(await collectionOf("Issa")).toEqual({ poet: null, poems: [] });
});

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

test("The schema has these tables and indexes, and the functions are as described.", async () => {
  const named = { indexNames: true };
  expect(await deployment.schema(named)).toEqual(await reference.schema(named));
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

test("Code is shared: each index is read at one place, and no function calls another.", async () => {
  const files = await candidateFiles();
  expect(indexReads(files)).toEqual(["by_pen_name", "by_poet"]);
  expect(callsOf(files, "runQuery")).toEqual([]);
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
  const poems = titles.map((title, index) => ({ poetId, title, year: 1680 + index }));
  const ids = await deployment.insertAll("poems", poems);
  return poems.map((poem, index) => ({ _id: ids[index], ...poem, ...anyTime }));
}

const anyTime: Readonly<Record<string, unknown>> = { _creationTime: anyNumber };
