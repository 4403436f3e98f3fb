import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const offboardUser = "archive:offboardUser";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` with two tables:"
// task: "one public mutation, `offboardUser`, and no other function"
test("The project has two tables, an index over the author, and one function.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

// task: "It deletes the user and all documents that the user wrote, and returns null."
test("A user without documents is deleted, and the result is null.", async () => {
  const userId = await insertUser("Ilse");
  const otherId = await insertUser("Bram");
  expect(await offboard(userId)).toBeNull();
  expect(await idsIn("users")).toEqual([otherId]);
});

// task: "Documents of other users stay as they are."
// task: "a call must not read documents of other users"
test("Only the user's own documents are deleted, and no others are read.", async () => {
  const userId = await insertUser("Ilse");
  const otherId = await insertUser("Bram");
  await insertDocuments(userId, 3);
  const kept = await insertDocuments(otherId, 40);
  const usage = await deployment.usage("mutation", offboardUser, { userId });
  expect(await idsIn("documents")).toEqual(kept);
  expect(await idsIn("users")).toEqual([otherId]);
  expect(usage.documentsRead).toBeLessThanOrEqual(15);
});

// task: "It deletes the user and all documents that the user wrote, and returns null."
test("Fifty documents are all deleted.", async () => {
  const userId = await insertUser("Ilse");
  await insertDocuments(userId, 50);
  expect(await offboard(userId)).toBeNull();
  expect(await idsIn("documents")).toEqual([]);
  expect(await idsIn("users")).toEqual([]);
});

// task: "It deletes the user and all documents that the user wrote"
test("Two users who leave at the same time leave nothing behind.", async () => {
  const [first, second] = [await insertUser("Ilse"), await insertUser("Bram")];
  await insertDocuments(first, 8);
  await insertDocuments(second, 8);
  await Promise.all([offboard(first), offboard(second)]);
  expect(await idsIn("documents")).toEqual([]);
  expect(await idsIn("users")).toEqual([]);
});

// task: "it throws an error whose message says that the user was "not found", and changes nothing"
test("A user who is gone already cannot be found, and nothing changes.", async () => {
  const userId = await insertUser("Ilse");
  const otherId = await insertUser("Bram");
  const kept = await insertDocuments(otherId, 2);
  await offboard(userId);
  await expect(offboard(userId)).rejects.toThrow(/not found/i);
  expect(await idsIn("documents")).toEqual(kept);
  expect(await idsIn("users")).toEqual([otherId]);
});

async function offboard(userId: string): Promise<unknown> {
  return await deployment.anonymous.mutation(offboardUser, { userId });
}

async function insertUser(name: string): Promise<string> {
  return await deployment.insert("users", { name, email: `${name}@archive.test` });
}

async function insertDocuments(authorId: string, count: number): Promise<readonly string[]> {
  const documents = Array.from({ length: count }, (_, index) => ({
    authorId,
    title: `Folio ${index}`,
    shelf: "A4",
    pages: index + 1,
  }));
  return await deployment.insertAll("documents", documents);
}

async function idsIn(table: string): Promise<readonly string[]> {
  return (await deployment.list(table)).map((document) => document._id);
}
