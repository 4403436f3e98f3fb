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

test("No client may call the internal queries.", async () => {
  const { _id } = await insertPoet("Basho");
  const refusal = "Could not find public function";
  await expect(deployment.anonymous.query("poets:findPoet", { penName: "Basho" })).rejects.toThrow(
    refusal,
  );
  await expect(deployment.anonymous.query("poems:listPoems", { poetId: _id })).rejects.toThrow(
    refusal,
  );
});

test("The schema has these tables and indexes, and the functions are as described.", async () => {
  const named = { indexNames: true };
  expect(await deployment.schema(named)).toEqual(await reference.schema(named));
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

test("No function calls another registered function.", async () => {
  expect(callsOf(await candidateFiles(), "runQuery")).toEqual([]);
});

test("Each index is read at one place in the project.", async () => {
  expect(indexReads(await candidateFiles())).toEqual(["by_pen_name", "by_poet"]);
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
