import { execFile } from "node:child_process";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { attemptId } from "../domain/ids.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { resultStoreContract } from "./result-store.contract.ts";
import { openInMemoryStore, openSqliteStore, sqliteFile } from "./sqlite-store.ts";

describe("in a folder", () => {
  resultStoreContract(async () => {
    const tree = await temporaryTree();
    const store = await openSqliteStore(join(tree.directory, "new/folder"));
    return {
      ...store,
      [Symbol.asyncDispose]: async () => {
        await store[Symbol.asyncDispose]();
        await tree[Symbol.asyncDispose]();
      },
    };
  });
});

describe("in memory", () => {
  resultStoreContract(openInMemoryStore);
});

test("what was stored is there when the store is opened again", async () => {
  await using tree = await temporaryTree();
  const hash = await openSqliteStore(tree.directory).then(async (store) => {
    await using open = store;
    return await open.putArtifact("kept");
  });
  await using again = await openSqliteStore(tree.directory);
  expect(await again.getArtifact(hash)).toBe("kept");
});

test("two processes create and use a store at the same time", async () => {
  await using tree = await temporaryTree();
  const script = `
    import { openSqliteStore } from ${JSON.stringify(new URL("sqlite-store.ts", import.meta.url).href)};
    const store = await openSqliteStore(${JSON.stringify(tree.directory)});
    for (let index = 0; index < 40; index += 1) {
      await store.addCachedSteps("key", []);
      await store.createRun({ id: process.argv[1] + index, provider: "p", model: "m", modelDisplayName: "m",
        experiment: "e", guidelines: true, date: "2026-01-01", status: "running" });
    }
    await store[Symbol.asyncDispose]();`;
  const run = (name: string) =>
    promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script, name]);
  await Promise.all([run("a"), run("b"), run("c")]);
  await using store = await openSqliteStore(tree.directory);
  expect((await store.listRuns()).length).toBe(120);
  expect((await store.cachedSteps("key")).length).toBe(120);
});

test("a write that is rejected leaves nothing of it behind", async () => {
  await using store = await openInMemoryStore();
  const unknownAttempt = store.saveReply(attemptId("nobody"), {
    text: "text",
    files: { "a.ts": "" },
  });
  await expect(unknownAttempt).rejects.toThrow(/FOREIGN KEY/);
  expect(
    await store.getArtifact("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"),
  ).toBeUndefined();
});

test.each([
  [
    "holds other bytes",
    (file: string) => writeFile(file, "not a database, but long enough to look at".repeat(100)),
  ],
  ["was cut off", (file: string) => truncate(file, 5000)],
])("a database file that %s is named, and kept", async (_, damage) => {
  await using tree = await temporaryTree();
  const file = join(tree.directory, sqliteFile);
  await openSqliteStore(tree.directory).then((store) => store[Symbol.asyncDispose]());
  await damage(file);
  const before = await readFile(file);
  const problem = await openSqliteStore(tree.directory).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(HarnessError);
  expect(problem).toMatchObject({ kind: "stop-run", facts: { file } });
  expect(String(problem)).toContain(
    `The result store ${file} is damaged or not an SQLite database: move the file away`,
  );
  expect(await readFile(file)).toEqual(before);
});

test("a store of a newer version is not touched", async () => {
  await using tree = await temporaryTree();
  await openSqliteStore(tree.directory).then((store) => store[Symbol.asyncDispose]());
  const { default: Sqlite } = await import("better-sqlite3");
  const database = new Sqlite(join(tree.directory, sqliteFile));
  database.exec("insert into kysely_migration values ('999-future', '2030-01-01T00:00:00.000Z')");
  database.close();
  const problem = await openSqliteStore(tree.directory).catch((error: unknown) => error);
  expect(problem).toMatchObject({ kind: "stop-run" });
  expect(String(problem)).toContain("cannot be used by this version");
});

test("a folder that cannot be created is named", async () => {
  await using tree = await temporaryTree({ file: "" });
  await expect(openSqliteStore(join(tree.directory, "file/store"))).rejects.toMatchObject({
    kind: "stop-run",
  });
});
