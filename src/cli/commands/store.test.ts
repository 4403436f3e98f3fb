import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { runId } from "../../domain/ids.ts";
import { temporaryTree } from "../../testing/temporary-tree.ts";
import { gradedRunFixture, gradedStore, runCommand, storeWith } from "../workbench.fixture.ts";

const old = runFixture({ id: runId("old00000"), date: "2020-01-01", status: "completed" });
const newer = runFixture({ id: runId("new00000"), date: "2099-01-01", status: "completed" });
const unfinished = runFixture({ id: runId("run00000"), date: "2020-01-01", status: "running" });

test("prune names what it would delete, and deletes it only when told", async () => {
  await using store = await storeWith(old, newer, unfinished);
  const asked = await runCommand("store prune --keep 1", store);
  expect(asked.code).toBe(0);
  expect(asked.output).toContain("This would delete 1 run, with attempts, verdicts and reviews:");
  expect(asked.output).toContain("old00000");
  expect(await store.listRuns()).toHaveLength(3);
  const done = await runCommand("store prune --older-than 30 --yes --json", store);
  expect(done.json).toEqual({ runs: ["old00000"], deleted: true });
  expect((await store.listRuns()).map(({ id }) => id)).toEqual(["new00000", "run00000"]);
});

test.each(["store prune", "store prune --keep 1 --older-than 2", "store prune --keep some"])(
  "%s is refused",
  async (line) => {
    await using store = await storeWith(old);
    expect((await runCommand(`${line} --yes`, store)).code).toBe(2);
    expect(await store.listRuns()).toHaveLength(1);
  },
);

test("a backup goes to a new file and is a store of its own", async () => {
  await using tree = await temporaryTree();
  await using store = await storeWith(old);
  const file = join(tree.directory, "copies/copy.sqlite");
  expect((await runCommand(`store backup ${file} --json`, store)).json).toEqual({ file, runs: 1 });
  expect((await readFile(file, "latin1")).startsWith("SQLite format 3")).toBe(true);
  expect((await runCommand(`store backup ${file}`, store)).notes).toContain("is there already");
});

test("a run is written whole, and nothing is written over", async () => {
  await using tree = await temporaryTree();
  await using store = await gradedStore();
  const { id } = gradedRunFixture();
  const file = join(tree.directory, "run.json");
  const { json } = await runCommand(`store export ${id} ${file} --json`, store);
  expect(json).toEqual({ run: id, file, attempts: 4 });
  const record: unknown = JSON.parse(await readFile(file, "utf8"));
  expect(record).toMatchObject({
    format: "faultline-run/1",
    run: { id },
    attempts: [
      { evalPath: "001-basics/001-alpha", gradings: [{ purpose: "official" }] },
      { evalPath: "001-basics/002-beta", reply: { text: "# Files" } },
      {},
      { state: { status: "errored" } },
    ],
    report: null,
    reviews: [],
  });
  await writeFile(file, "mine");
  expect((await runCommand(`store export ${id} ${file}`, store)).code).toBe(2);
  expect(await readFile(file, "utf8")).toBe("mine");
});
