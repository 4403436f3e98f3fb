import { expect, test } from "vitest";
import { newId } from "../domain/ids.ts";
import { stepNames } from "../domain/step.ts";
import type { Run } from "../domain/run.ts";
import type { Grade } from "../grading/grade.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { scriptedModel } from "../llm/scripted-model.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import {
  attemptOf,
  errored,
  files,
  reply,
  run,
  scriptedGrade,
  stepsTo,
  suite,
  world,
} from "./scripted-run.fixture.ts";
import { runSuite } from "./run-suite.ts";

test.each([
  ["cut off inside a file", reply.slice(0, -5), "truncated: the reply was cut off"],
  [
    "cut off by the provider",
    { text: reply, finishReason: "length" },
    "truncated: the reply was cut off",
  ],
  ["refused", { text: "No.", finishReason: "refused" }, "refused: the model declined to reply"],
] as const)(
  "a reply that was %s is errored, never graded, and asked for again on resuming",
  async (_, first, cause) => {
    await using store = await openInMemoryStore();
    const script = scriptedGrade(stepsTo());
    const { start } = world(store, { "000-a/000-x": [first, reply] }, script.grade);
    await start();
    const attempt = await attemptOf(store);
    expect(attempt).toEqual({
      state: { status: "errored", cause },
      grading: undefined,
      reply: { text: typeof first === "string" ? first : first.text, files: {} },
    });
    expect(script.requests).toEqual([]);
    await start();
    expect(await attemptOf(store)).toMatchObject({
      state: { status: "graded" },
      reply: { text: reply, files },
    });
  },
);

test("a model that is busy is asked again; one that stays busy leaves the attempt errored", async () => {
  await using store = await openInMemoryStore();
  const busy = new HarnessError("retry", "acme answered 429");
  const { start, model } = world(
    store,
    { "000-a/000-x": [busy, busy, reply], "000-a/001-y": busy },
    scriptedGrade(stepsTo()).grade,
  );
  await start({ suite });
  expect((await attemptOf(store)).state).toEqual({ status: "graded" });
  expect((await attemptOf(store, "000-a/001-y")).state).toEqual({
    status: "errored",
    cause: "acme answered 429",
  });
  expect(model.requests.length).toBe(6);
});

test("a grading whose harness failed is tried again, and its committed steps are kept", async () => {
  await using store = await openInMemoryStore();
  const script = scriptedGrade(errored("retry"), errored("retry"), stepsTo());
  const { start, events } = world(store, { "000-a/000-x": reply }, script.grade);
  await start();
  expect((await attemptOf(store)).grading?.steps).toEqual(stepsTo());
  expect(script.requests.length).toBe(3);
  expect(events.filter(({ type }) => type === "step-finished").length).toBe(6);
});

test.each([
  ["retry", 3],
  ["skip-attempt", 1],
] as const)(
  "a harness that keeps failing with %s leaves the attempt errored and goes on with the others",
  async (kind, tries) => {
    await using store = await openInMemoryStore();
    const script = scriptedGrade(errored(kind));
    const { start } = world(store, { "000-a/000-x": reply }, script.grade);
    expect((await start()).status).toBe("completed");
    expect(await attemptOf(store)).toMatchObject({
      state: { status: "errored", cause: "deploy: worker gone" },
      grading: undefined,
      reply: { files },
    });
    expect(script.requests.length).toBe(tries);
  },
);

test("a harness that cannot go on cancels the run, which can be resumed without asking again", async () => {
  await using store = await openInMemoryStore();
  const script = scriptedGrade(errored("stop-run"), stepsTo());
  const { start, model, events } = world(store, { "000-a/000-x": reply }, script.grade);
  await expect(start()).rejects.toMatchObject({ kind: "stop-run", message: "deploy: worker gone" });
  expect((await store.listRuns())[0]?.status).toBe("cancelled");
  expect(await start()).toEqual({ ...run, status: "completed" });
  expect((await attemptOf(store)).grading?.steps).toEqual(stepsTo());
  expect(model.requests.length).toBe(1);
  const told = events.flatMap((event) => (event.type === "step-finished" ? [event.step.name] : []));
  expect(told).toEqual(stepNames);
});

test("a finished run that is started again grades nothing again", async () => {
  await using store = await openInMemoryStore();
  const script = scriptedGrade(stepsTo());
  const { start, events } = world(
    store,
    { "000-a/000-x": reply, "000-a/001-y": reply },
    script.grade,
  );
  await start();
  await start({ suite });
  expect(script.requests.map(({ evalPath }) => evalPath)).toEqual(["000-a/000-x", "000-a/001-y"]);
  expect(events.filter(({ type }) => type === "run-started")).toMatchObject([
    { alreadyGraded: 0 },
    { evals: 2, alreadyGraded: 1 },
  ]);
});

test("a committed failure that ends an attempt is not graded again", async () => {
  await using store = await openInMemoryStore();
  const gated = stepsTo("install").slice(0, 2);
  const dies: Grade = async (request) => {
    for (const step of gated) await request.onStep?.(step);
    throw new Error("the process dies");
  };
  await expect(world(store, { "000-a/000-x": reply }, dies).start()).rejects.toThrow(
    "the process dies",
  );
  const script = scriptedGrade(stepsTo());
  await world(store, {}, script.grade).start();
  const { grading } = await attemptOf(store);
  expect(grading?.steps.map(({ status }) => status)).toEqual([
    "passed",
    "failed",
    "skipped",
    "skipped",
    "skipped",
    "skipped",
  ]);
  expect(script.requests).toEqual([]);
});

test("stopping cancels the run with its reason and keeps what was graded", async () => {
  await using store = await openInMemoryStore();
  const controller = new AbortController();
  const reason = new Error("interrupted");
  const inner = scriptedGrade(stepsTo());
  const grade: Grade = async (request) => {
    const result = await inner.grade(request);
    if (request.evalPath === "000-a/001-y") controller.abort(reason);
    return result;
  };
  const model = scriptedModel({ "000-a/000-x": reply, "000-a/001-y": reply });
  const tools = { store, grade, toolchain: "t", observer: () => undefined, newId, now: () => 0 };
  const running = runSuite({ run, suite, model, concurrency: 1, signal: controller.signal }, tools);
  await expect(running).rejects.toBe(reason);
  expect((await store.listRuns())[0]?.status).toBe("cancelled");
  expect((await attemptOf(store)).state).toEqual({ status: "graded" });
  expect((await attemptOf(store, "000-a/001-y")).state).toEqual({ status: "generated" });
});

test("draining ends the attempts under way, starts no other and cancels the run", async () => {
  await using store = await openInMemoryStore();
  const controller = new AbortController();
  const inner = scriptedGrade(stepsTo());
  const grade: Grade = async (request) => {
    controller.abort();
    return inner.grade(request);
  };
  const model = scriptedModel({ "000-a/000-x": reply, "000-a/001-y": reply });
  const tools = { store, grade, toolchain: "t", observer: () => undefined, newId, now: () => 0 };
  const draining = controller.signal;
  const running = runSuite({ run, suite, model, concurrency: 1, draining }, tools);
  await expect(running).rejects.toThrow(/aborted/u);
  expect((await store.listRuns())[0]?.status).toBe("cancelled");
  expect((await attemptOf(store)).state).toEqual({ status: "graded" });
  expect(await store.findAttempt(run.id, "000-a/001-y")).toBeUndefined();
});

test("a grading that was interrupted goes on behind its committed steps", async () => {
  await using store = await openInMemoryStore();
  const dies: Grade = async (request) => {
    for (const step of stepsTo("eslint").slice(0, 3)) await request.onStep?.(step);
    throw new Error("the process dies");
  };
  await expect(world(store, { "000-a/000-x": reply }, dies).start()).rejects.toThrow(
    "the process dies",
  );
  const script = scriptedGrade(stepsTo("eslint"));
  const { start, events } = world(store, {}, script.grade);
  await start();
  expect(script.requests.map(({ known }) => known)).toEqual([stepsTo("eslint").slice(0, 3)]);
  const told = events.flatMap((event) => (event.type === "step-finished" ? [event.step.name] : []));
  expect(told).toEqual(["tsc", "eslint", "tests"]);
  expect((await attemptOf(store)).grading?.steps).toEqual(stepsTo("eslint"));
});

test("a recorded run that was interrupted keeps what was recorded, however it is resumed", async () => {
  await using store = await openInMemoryStore();
  const recorded: Run = { ...run, status: "completed", durationSeconds: 455 };
  const { start } = world(
    store,
    { "000-a/000-x": reply },
    scriptedGrade(errored("stop-run"), stepsTo()).grade,
  );
  await expect(start({ run: recorded })).rejects.toThrow("worker gone");
  const [interrupted] = await store.listRuns();
  expect(interrupted).toEqual({ ...recorded, status: "cancelled" });
  expect(await start(interrupted && { run: interrupted })).toEqual(recorded);
  expect(await store.listRuns()).toEqual([recorded]);
});

test("a run that was recorded as cancelled is one", async () => {
  await using store = await openInMemoryStore();
  const { start } = world(store, { "000-a/000-x": reply }, scriptedGrade(stepsTo()).grade);
  expect((await start({ run: { ...run, status: "cancelled" } })).status).toBe("cancelled");
});
