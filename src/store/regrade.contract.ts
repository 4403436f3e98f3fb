import { expect, test } from "vitest";
import type { GradingPurpose } from "../domain/grading.ts";
import { attemptId, gradingId, runId } from "../domain/ids.ts";
import type { ResultStore } from "./result-store.ts";

const attempt = { id: attemptId("a1"), runId: runId("r1"), evalPath: "000-a/000-x", sample: 0 };
const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
const parts = {
  task: "t",
  guidelines: "g",
  grader: "r",
  reference: "a",
  helpers: "h",
  lintConfigs: "l",
  manifest: "m",
};

/** What a result store must do for several gradings of one attempt. */
export function regradeContract(open: () => Promise<ResultStore>): void {
  const openWithAttempt = async () => {
    const store = await open();
    await store.createRun({
      id: attempt.runId,
      provider: "acme",
      model: "coder-1",
      modelDisplayName: "Coder 1",
      experiment: "default",
      guidelines: true,
      date: "2026-02-12",
      status: "completed",
    });
    await store.createAttempt(attempt, { status: "graded" });
    return store;
  };
  const start = (store: ResultStore, id: string, purpose: GradingPurpose) =>
    store.startGrading({
      id: gradingId(id),
      attemptId: attempt.id,
      purpose,
      inputs,
      ...(purpose === "regrade" && { parts }),
    });

  test("the finished gradings of an attempt are listed whatever they are for, oldest first", async () => {
    await using store = await openWithAttempt();
    for (const purpose of ["regrade", "official", "probe"] as const) {
      await start(store, purpose, purpose);
      await store.finishGrading(gradingId(purpose), 1, purpose === "probe");
    }
    await start(store, "unfinished", "regrade");
    const known = { attemptId: attempt.id, inputs, steps: [], durationMs: 1, cached: false };
    expect(await store.listGradings(attempt.id)).toEqual([
      { ...known, id: "regrade", purpose: "regrade", parts },
      { ...known, id: "official", purpose: "official" },
      { ...known, id: "probe", purpose: "probe", cached: true },
    ]);
  });

  test("an unfinished regrade is found by its purpose, with the parts that it was made with", async () => {
    await using store = await openWithAttempt();
    await start(store, "g1", "regrade");
    expect(await store.unfinishedGrading(attempt.id)).toBeUndefined();
    expect(await store.unfinishedGrading(attempt.id, "regrade")).toEqual({
      id: "g1",
      attemptId: attempt.id,
      purpose: "regrade",
      inputs,
      parts,
      steps: [],
      durationMs: 0,
      cached: false,
    });
  });
}
