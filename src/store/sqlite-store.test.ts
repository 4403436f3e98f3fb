import { execFile } from "node:child_process";
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { attemptId } from "../domain/ids.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { resultStoreContract } from "./result-store.contract.ts";
import { sentCallsContract } from "./sent-calls.contract.ts";
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
  sentCallsContract(openInMemoryStore);
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

test("a backup is a whole store", async () => {
  await using tree = await temporaryTree();
  await using store = await openSqliteStore(join(tree.directory, "store"));
  const hash = await store.putArtifact("kept");
  const copy = join(tree.directory, "copy");
  await mkdir(copy);
  await store.backup(join(copy, sqliteFile));
  await store.putArtifact("later");
  await using restored = await openSqliteStore(copy);
  expect(await restored.getArtifact(hash)).toBe("kept");
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
  expect(String(problem)).toContain(
    "was written by a newer version: update Faultline, or give another store with --store. (it holds 999-future)",
  );
});

test("a folder that cannot be created is named", async () => {
  await using tree = await temporaryTree({ file: "" });
  const folder = join(tree.directory, "file/store");
  await expect(openSqliteStore(folder)).rejects.toMatchObject({
    kind: "stop-run",
    message: expect.stringContaining(
      `${folder} for the result store cannot be created: give another`,
    ),
  });
});

/** Stores texts in a process of its own that is killed once so many are there. */
async function storeAndDie(directory: string, texts: number): Promise<void> {
  const script = `
    import { openSqliteStore } from ${JSON.stringify(new URL("sqlite-store.ts", import.meta.url).href)};
    const store = await openSqliteStore(${JSON.stringify(directory)});
    for (let index = 0; index < ${texts}; index += 1) await store.addCachedSteps("text " + index, []);
    process.kill(process.pid, "SIGKILL");`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  await expect(run).rejects.toMatchObject({ signal: "SIGKILL" });
}

test("a journal whose end was not written costs what was in it, and nothing before", async () => {
  await using tree = await temporaryTree();
  await storeAndDie(tree.directory, 5);
  const journal = join(tree.directory, `${sqliteFile}-wal`);
  const { length } = await readFile(journal);
  await truncate(journal, length - 100);
  await using store = await openSqliteStore(tree.directory);
  const there = await Promise.all(
    [0, 1, 2, 3, 4].map(async (index) => (await store.cachedSteps(`text ${index}`)).length),
  );
  expect(there).toEqual([1, 1, 1, 1, 0]);
});

test("two runs write and three processes read at the same time", async () => {
  await using tree = await temporaryTree();
  const shared = `
    import { openSqliteStore } from ${JSON.stringify(new URL("sqlite-store.ts", import.meta.url).href)};
    const store = await openSqliteStore(${JSON.stringify(tree.directory)});
    const [name] = process.argv.slice(1);
    const inputs = { files: "", eval: "", config: "", toolchain: "" };`;
  const writer = `${shared}
    await store.createRun({ id: name, provider: "p", model: "m", modelDisplayName: "m", experiment: "e",
      guidelines: true, date: "2026-01-01", status: "running" });
    for (let index = 0; index < 20; index += 1) {
      const id = name + index;
      await store.createAttempt({ id, runId: name, evalPath: "eval " + index, sample: 0 }, { status: "generated" });
      await store.saveReply(id, { text: id, files: { "a.ts": id } });
      await store.startGrading({ id, attemptId: id, purpose: "official", inputs });
      for (const step of ["filesystem", "install", "deploy"]) {
        await store.addStep(id, { name: step, status: "passed", durationMs: 1, notes: [], diagnostics: [] });
      }
      await store.finishGrading(id, 1, false);
      await store.setAttemptState(id, { status: "graded" });
    }
    await store.updateRun(name, { status: "completed" });`;
  const reader = `${shared}
    const completed = async () => (await store.listRuns()).filter(({ status }) => status === "completed").length;
    let seen = 0;
    for (let isLast = false; !isLast; ) {
      isLast = (await completed()) === 2;
      for (const { id } of await store.listRuns()) {
        for (const attempt of await store.listAttempts(id)) {
          if (attempt.state.status !== "graded") continue;
          const grading = await store.officialGrading(attempt.id);
          const reply = await store.getReply(attempt.id);
          if (grading.steps.length !== 3 || reply.files["a.ts"] !== attempt.id) throw new Error("torn");
          seen = isLast ? seen + 1 : seen;
        }
      }
    }
    console.log(seen);`;
  const run = async (script: string, name: string): Promise<string> => {
    const words = ["--input-type=module", "--eval", script, name];
    return (await promisify(execFile)(process.execPath, words)).stdout.trim();
  };
  const seen = await Promise.all([
    ...["one", "two"].map((name) => run(writer, name)),
    ...["three", "four", "five"].map((name) => run(reader, name)),
  ]);
  expect(seen).toEqual(["", "", "40", "40", "40"]);
}, 120_000);
