import { expect, test } from "vitest";
import type { AttemptState } from "../domain/attempt.ts";
import { attemptId, gradingId } from "../domain/ids.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { readAttempts } from "./graded-attempt.ts";
import { runFixture } from "./reports/report.fixture.ts";

test("a recorded failure that does not come out again is named with both outcomes, and not analysed", async () => {
  await using store = await openInMemoryStore();
  const run = runFixture();
  await store.createRun(run);
  const add = async (name: string, state: AttemptState): Promise<void> => {
    const attempt = { id: attemptId(name), runId: run.id, evalPath: `a/${name}`, sample: 0 };
    await store.createAttempt(attempt, state);
  };
  await add("differs", { status: "outcome-only", passed: false, failedStep: "tests" });
  await add("ungraded", { status: "outcome-only", passed: false });
  await add("passed", { status: "outcome-only", passed: true });
  const id = gradingId("g");
  const inputs = { files: "", eval: "", config: "", toolchain: "" };
  await store.startGrading({ id, attemptId: attemptId("differs"), purpose: "official", inputs });
  await store.finishGrading(id, 1, false);
  expect(await readAttempts(store, run.id)).toEqual({
    graded: [],
    errored: [
      {
        evalPath: "a/differs",
        cause: "recorded as failed at tests, which did not come out again here: passed",
      },
      {
        evalPath: "a/ungraded",
        cause: "recorded as failed and not graded here, so it cannot be analysed",
      },
    ],
  });
});
