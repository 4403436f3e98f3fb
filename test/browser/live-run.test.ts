import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fillStore } from "../../bench/viewer/fill-store.ts";
import { attemptId, gradingId, runId } from "../../src/domain/ids.ts";
import { stepNames } from "../../src/domain/step.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import type { ResultStore } from "../../src/store/result-store.ts";
import { temporaryTree } from "../../src/testing/temporary-tree.ts";
import { hasChromium, openBrowser } from "./chromium.ts";
import { startViewer } from "./start-viewer.ts";

const id = runId("zzzzzzzz000000000000000000000000");

describe.runIf(hasChromium)("while a run of another process goes on", () => {
  test("its page and the list of runs follow it to its end", async () => {
    await using tree = await temporaryTree();
    const folder = join(tree.directory, "store");
    const [sample] = await fillStore(folder, { runs: 2, evals: 5 });
    if (sample === undefined) throw new Error("no run");
    await using store = await openSqliteStore(folder);
    const { durationSeconds: _, ...run } = sample.run;
    await store.createRun({ ...run, id, modelDisplayName: "Live One", status: "running" });
    await addGraded(store, "000-a/000-first");
    await using viewer = await startViewer({ store: folder, folder: tree.directory });
    await using browser = await openBrowser();
    const [list, page] = [await browser.newPage(), await browser.newPage()];
    await list.goto(viewer.origin);
    await list.getByRole("row", { name: /Live One.*running/u }).waitFor();
    await page.goto(`${viewer.origin}/experiment/default/run/${id}?show=all`);
    await page.getByRole("link", { name: "000-first" }).waitFor();

    await addGraded(store, "000-a/001-second");
    await page.getByRole("link", { name: "001-second" }).waitFor();
    await list.getByRole("row", { name: /Live One.*2 \/ 2/u }).waitFor();

    await store.updateRun(id, { status: "completed", durationSeconds: 12 });
    await list.getByRole("row", { name: /Live One.*2026-/u }).waitFor();
    await page.getByText(/running:/u).waitFor({ state: "detached" });
    expect(await page.getByRole("link", { name: /00\d-(first|second)/u }).count()).toBe(2);
  });
});

async function addGraded(store: ResultStore, evalPath: string): Promise<void> {
  const attempt = { id: attemptId(evalPath), runId: id, evalPath, sample: 0 };
  await store.createAttempt(attempt, { status: "generated" });
  const grading = gradingId(evalPath);
  const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
  await store.startGrading({ id: grading, attemptId: attempt.id, purpose: "official", inputs });
  for (const name of stepNames) {
    const step = { name, status: "passed", durationMs: 5, notes: [], diagnostics: [] } as const;
    await store.addStep(grading, step);
  }
  await store.finishGrading(grading, 30, false);
  await store.setAttemptState(attempt.id, { status: "graded" });
}
