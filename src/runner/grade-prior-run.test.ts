import { expect, test } from "vitest";
import { newId, runId } from "../domain/ids.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { scriptedModel } from "../llm/scripted-model.ts";
import type { ScriptedReply } from "../llm/scripted-model.ts";
import type { ResultStore } from "../store/result-store.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { gradePriorRun } from "./grade-prior-run.ts";
import { importOutcomes } from "./import-outcomes.ts";
import type { RunEvent } from "./run-observer.ts";
import { oneEval, reply, run as facts, scriptedGrade, stepsTo } from "./scripted-run.fixture.ts";

const run = { ...facts, id: runId("prior"), status: "completed" } as const;
const replied = { evalPath: "000-a/000-x", passed: false, failedStep: "deploy" } as const;
const known = { run, outcomes: [replied, { evalPath: "000-a/001-y", passed: true }] };

/** Imports the outcomes and grades the one reply; the events that it tells. */
async function gradePrior(
  store: ResultStore,
  grade = scriptedGrade(stepsTo("deploy")).grade,
  said: ScriptedReply = reply,
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const replies = { suite: oneEval, model: scriptedModel({ [replied.evalPath]: said }) };
  const tools = {
    store,
    grade,
    toolchain: "t",
    observer: (event: RunEvent) => void events.push(event),
    newId,
    now: () => 0,
    retryWaitsMs: [],
  };
  await importOutcomes(known, tools);
  await gradePriorRun({ ...known, replies }, { concurrency: 2 }, tools);
  return events;
}

async function states(store: ResultStore) {
  return (await store.listAttempts(run.id)).map(({ state }) => state);
}

const passedOnly = { status: "outcome-only", passed: true } as const;
const failedOnly = { status: "outcome-only", passed: false, failedStep: "deploy" } as const;

test("a reply of an earlier run is graded, the other outcomes stay as they were recorded", async () => {
  await using store = await openInMemoryStore();
  expect(await gradePrior(store)).toEqual([{ type: "prior-run-started", run, replies: 1 }]);
  expect(await states(store)).toEqual([{ status: "graded" }, passedOnly]);
  const attempt = await store.findAttempt(run.id, replied.evalPath);
  const grading = attempt && (await store.officialGrading(attempt.id));
  expect(grading?.steps).toEqual(stepsTo("deploy"));
  expect(await store.listRuns()).toEqual([run]);
});

test("a reply that was graded before is not graded again", async () => {
  await using store = await openInMemoryStore();
  await gradePrior(store);
  const { grade, requests } = scriptedGrade(stepsTo("deploy"));
  expect(await gradePrior(store, grade)).toEqual([]);
  expect(requests).toEqual([]);
});

test("a reply that does not end as recorded is told of each time, and the record stands", async () => {
  await using store = await openInMemoryStore();
  const graded = { status: "failed", step: "eslint", message: "first line" };
  const differs = { type: "prior-outcome-differs", run, recorded: replied, graded };
  for (const grade of [scriptedGrade(stepsTo("eslint")).grade, undefined]) {
    expect((await gradePrior(store, grade)).at(-1)).toEqual(differs);
    expect(await states(store)).toEqual([failedOnly, passedOnly]);
  }
});

test("a reply that passes where a failure was recorded differs", async () => {
  await using store = await openInMemoryStore();
  const events = await gradePrior(store, scriptedGrade(stepsTo()).grade);
  expect(events.at(-1)).toMatchObject({ graded: { status: "passed" } });
});

test("a reply that cannot be graded is told of, and the record stands", async () => {
  await using store = await openInMemoryStore();
  const gone = new HarnessError("skip-attempt", "no such file");
  const events = await gradePrior(store, undefined, gone);
  expect(events.at(-1)).toMatchObject({ graded: { status: "errored", cause: "no such file" } });
  expect(await states(store)).toEqual([failedOnly, passedOnly]);
});
