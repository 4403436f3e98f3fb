import { expect, test } from "vitest";
import { newId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { Grade } from "../grading/grade.ts";
import { scriptedModel } from "../llm/scripted-model.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import {
  attemptOf,
  files,
  oneEval,
  reply,
  run,
  scriptedGrade,
  stepsTo,
  suite,
  world,
} from "./scripted-run.fixture.ts";
import { runSuite } from "./run-suite.ts";

test("generates, grades and records every eval, and tells what happens in order", async () => {
  await using store = await openInMemoryStore();
  const script = scriptedGrade(stepsTo("tsc"));
  const { start, events, model } = world(store, { "000-a/000-x": reply }, script.grade);
  const finished = await start();
  expect(finished).toEqual({ ...run, status: "completed", durationSeconds: 1.5 });
  expect(await store.listRuns()).toEqual([finished]);
  expect(await attemptOf(store)).toMatchObject({
    state: { status: "graded" },
    reply: { text: reply, files },
    grading: {
      purpose: "official",
      steps: stepsTo("tsc"),
      durationMs: 5,
      inputs: { toolchain: "t", config: suite.configHash },
    },
  });
  expect(script.requests.map((request) => [request.evalPath, request.files])).toEqual([
    ["000-a/000-x", files],
  ]);
  expect(model.requests[0]?.prompt).toBe("# Guidelines\n\nBe kind.\n\n# Task\n\nTask 000-a/000-x");
  const about = { evalPath: "000-a/000-x", sample: 0 };
  expect(events).toEqual([
    { type: "run-started", run, evals: 1, attempts: 1, alreadyGraded: 0, doubtful: [] },
    { type: "attempt-started", ...about },
    { type: "reply-received", ...about },
    ...stepsTo("tsc").map((step) => ({ type: "step-finished", ...about, step })),
    {
      type: "attempt-finished",
      ...about,
      outcome: { status: "failed", step: "tsc", message: "first line" },
    },
    { type: "run-finished", run: finished, durationMs: 1500 },
  ]);
});

test("a run without guidelines gives none to the model", async () => {
  await using store = await openInMemoryStore();
  const { start, model } = world(store, { "000-a/000-x": reply }, scriptedGrade(stepsTo()).grade);
  await start({ run: { ...run, guidelines: false } });
  expect(model.requests[0]?.prompt).toBe("# Task\n\nTask 000-a/000-x");
});

test("recorded status and duration stay as they were recorded", async () => {
  await using store = await openInMemoryStore();
  const { start } = world(store, { "000-a/000-x": reply }, scriptedGrade(stepsTo()).grade);
  const recorded: Run = { ...run, status: "completed", durationSeconds: 455 };
  expect(await start({ run: recorded })).toEqual(recorded);
  expect(await store.listRuns()).toEqual([recorded]);
});

test("a reply that writes outside the project fails the filesystem step without being graded", async () => {
  await using store = await openInMemoryStore();
  const script = scriptedGrade(stepsTo());
  const hostile = reply.replace("convex/index.ts", "../x.ts");
  const { start, events } = world(store, { "000-a/000-x": hostile }, script.grade);
  await start();
  const { state, grading, reply: stored } = await attemptOf(store);
  expect([state, stored, script.requests]).toEqual([
    { status: "graded" },
    { text: hostile, files: {} },
    [],
  ]);
  expect(grading?.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "filesystem failed",
    "install skipped",
    "deploy skipped",
    "tsc skipped",
    "eslint skipped",
    "tests skipped",
  ]);
  const message = 'The reply writes "../x.ts", which lies outside the project.';
  expect(events.find(({ type }) => type === "attempt-finished")).toMatchObject({
    outcome: { status: "failed", step: "filesystem", message },
  });
});

test("what the parser noticed is a note of the filesystem step", async () => {
  await using store = await openInMemoryStore();
  const { start } = world(
    store,
    { "000-a/000-x": `${reply}## b.ts\n` },
    scriptedGrade(stepsTo()).grade,
  );
  await start();
  const step = (await attemptOf(store)).grading?.steps[0];
  expect(step).toMatchObject({
    name: "filesystem",
    notes: ['The heading "b.ts" has no block below it.'],
  });
});

test("several samples are several attempts", async () => {
  await using store = await openInMemoryStore();
  const { grade, requests } = scriptedGrade(stepsTo());
  const model = scriptedModel({ "000-a/000-x": reply });
  const tools = { store, grade, toolchain: "t", observer: () => undefined, newId, now: () => 0 };
  await runSuite({ run, suite: oneEval, model, samples: 3, concurrency: 3 }, tools);
  expect((await store.listAttempts(run.id)).map(({ sample }) => sample)).toEqual([0, 1, 2]);
  expect(model.requests.map(({ sample }) => sample).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(requests.length).toBe(3);
});

test("steps that a cache answers are recorded as well", async () => {
  await using store = await openInMemoryStore();
  const inputs = { files: "", eval: "", config: "", toolchain: "" };
  const grade: Grade = async () => ({
    steps: stepsTo("tests"),
    inputs,
    durationMs: 0,
    cached: true,
  });
  await world(store, { "000-a/000-x": reply }, grade).start();
  expect((await attemptOf(store)).grading).toMatchObject({ steps: stepsTo("tests"), cached: true });
});
