import { expect, test } from "vitest";
import type { LanguageModel } from "../llm/language-model.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { newId } from "../domain/ids.ts";
import { attemptOf, oneEval, reply, run, scriptedGrade, stepsTo } from "./scripted-run.fixture.ts";
import type { RunEvent } from "./run-observer.ts";
import { runSuite } from "./run-suite.ts";

const evalPath = "000-a/000-x";

/** A model whose calls are noted, as those of a provider are. */
function calledModel(answer: () => Promise<string>): LanguageModel {
  return {
    provider: "acme",
    name: "coder-1",
    async generate({ log }) {
      await log?.started();
      try {
        return { text: await answer(), finishReason: "stop" };
      } catch (error) {
        await log?.failed(String(error));
        throw error;
      }
    },
  };
}

async function runWith(
  store: Awaited<ReturnType<typeof openInMemoryStore>>,
  model: LanguageModel,
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const { grade } = scriptedGrade(stepsTo());
  await runSuite(
    { run, suite: oneEval, model, concurrency: 1 },
    {
      store,
      grade,
      toolchain: "t",
      observer: (event) => void events.push(event),
      newId,
      now: () => 0,
      wallClock: () => new Date("2026-02-12T10:00:00Z"),
    },
  );
  return events;
}

const sentCalls = async (store: Awaited<ReturnType<typeof openInMemoryStore>>) => {
  const attempt = await store.findAttempt(run.id, evalPath);
  const calls = attempt === undefined ? [] : await store.listSentCalls(attempt.id);
  return calls.map(({ sentAt, state }) => [sentAt, state]);
};

const sentAt = "2026-02-12T10:00:00.000Z";

test("a call is noted before it is sent, and its reply is stored with it", async () => {
  await using store = await openInMemoryStore();
  let noted: unknown;
  const model = calledModel(async () => {
    noted = await sentCalls(store);
    return reply;
  });
  await runWith(store, model);
  expect(noted).toEqual([[sentAt, { status: "sent" }]]);
  expect(await sentCalls(store)).toEqual([[sentAt, { status: "replied" }]]);
});

test("a call that was in flight when its process ended is repeated once, noted and told", async () => {
  await using store = await openInMemoryStore();
  // The process ends: nothing that it would have stored of the failure is stored.
  const dies: LanguageModel = {
    provider: "acme",
    name: "coder-1",
    async generate({ log }) {
      await log?.started();
      throw new Error("the process dies");
    },
  };
  await expect(runWith(store, dies)).rejects.toThrow("the process dies");
  const events = await runWith(
    store,
    calledModel(async () => reply),
  );
  expect(events.filter(({ type }) => type === "call-repeated")).toEqual([
    { type: "call-repeated", evalPath, sample: 0, sentAt },
  ]);
  expect(await sentCalls(store)).toEqual([
    [sentAt, { status: "lost" }],
    [sentAt, { status: "replied" }],
  ]);
  expect((await attemptOf(store)).state).toEqual({ status: "graded" });
  expect((await runWith(store, dies)).map(({ type }) => type)).toEqual([
    "run-started",
    "run-finished",
  ]);
});
