import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import { runConfined } from "../testing/run-confined.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { openSqliteStore, sqliteFile } from "./sqlite-store.ts";

const canConfine = (await detectSandbox()).name === "bubblewrap";

/** Stores texts until that fails; prints how many were stored, how it failed, and how many of them are lost. */
const script = `
  import { openSqliteStore } from ${JSON.stringify(new URL("sqlite-store.ts", import.meta.url).href)};
  const [directory] = process.argv.slice(1);
  const hashes = [];
  let problem;
  try {
    const store = await openSqliteStore(directory);
    for (let index = 0; index < 1000; index += 1) hashes.push(await store.putArtifact(index + "x".repeat(10_000)));
  } catch (error) {
    problem = { name: error.name, kind: error.kind, message: error.message };
  }
  const again = await openSqliteStore(directory).catch(() => undefined);
  const there = await Promise.all(hashes.map((hash) => again?.getArtifact(hash).catch(() => undefined)));
  console.log(JSON.stringify({ problem, stored: hashes.length, lost: hashes.length - there.filter(Boolean).length }));`;

test.runIf(canConfine)("a full disk stops the run, and what was stored before stays", async () => {
  await using tree = await temporaryTree();
  const size = String(1024 * 1024);
  const found = await runConfined(["--size", size, "--tmpfs", tree.directory], script, [
    tree.directory,
  ]);
  expect(found).toEqual({
    problem: {
      name: "HarnessError",
      kind: "stop-run",
      message: expect.stringMatching(/could not be .* written: check the disk's free space/u),
    },
    stored: expect.toSatisfy((count: number) => count > 10),
    lost: 0,
  });
});

test.runIf(canConfine)("a store that may only be read stops the run and is named", async () => {
  await using tree = await temporaryTree();
  await openSqliteStore(tree.directory).then((store) => store[Symbol.asyncDispose]());
  const found = await runConfined(["--ro-bind", tree.directory, tree.directory], script, [
    tree.directory,
  ]);
  const file = join(tree.directory, sqliteFile);
  expect(found).toMatchObject({
    problem: {
      kind: "stop-run",
      message: expect.stringContaining(`${file} cannot be opened for writing`),
    },
    stored: 0,
  });
  expect((await stat(file)).size).toBeGreaterThan(0);
});
