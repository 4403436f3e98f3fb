import { expect, test } from "vitest";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { contentHash } from "../lib/content-hash.ts";
import type { ScriptedReply } from "../llm/scripted-model.ts";
import {
  attemptOf,
  oneEval,
  reply,
  run,
  scriptedGrade,
  stepsTo,
  world,
} from "./scripted-run.fixture.ts";

const evalPath = "000-a/000-x";

/** Runs the one eval; what is stored of its attempt, and whether anything was graded. */
async function runOne(said: ScriptedReply) {
  await using store = await openInMemoryStore();
  const { grade, requests } = scriptedGrade(stepsTo());
  await world(store, { [evalPath]: said }, grade).start();
  const attempt = await store.findAttempt(run.id, evalPath);
  const { state } = await attemptOf(store);
  return {
    state,
    graded: requests.length,
    calls: attempt ? await store.listModelCalls(attempt.id) : [],
  };
}

test("what was sent and received is stored whole", async () => {
  const said = { text: reply, finishReason: "stop", cost: 0.5, rawUsage: { a: 1 } } as const;
  const { calls } = await runOne(said);
  expect(calls).toMatchObject([
    { prompt: "# Guidelines\n\nBe kind.\n\n# Task\n\nTask 000-a/000-x", reply: said },
  ]);
  expect(calls[0]?.taskHash).toBe(contentHash(oneEval.evals.get(evalPath)?.task ?? ""));
});

test.each([
  [{ text: reply, finishReason: "length" }, "truncated: the reply was cut off"],
  [{ text: reply, finishReason: "refused" }, "refused: the model declined to reply"],
  [{ text: " \n", finishReason: "stop" }, "empty: the model replied with nothing"],
] as const)("%o is stored and never graded as code", async (said, cause) => {
  expect(await runOne(said)).toMatchObject({
    state: { status: "errored", cause },
    graded: 0,
    calls: [{ reply: said }],
  });
});
