import { expect, test } from "vitest";
import { attemptId, newId } from "../domain/ids.ts";
import type { Grade } from "../grading/grade.ts";
import type { ResultStore } from "../store/result-store.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { importRun } from "./import-run.ts";
import type { ImportedAttempt, ImportPlan, ImportResult } from "./import-run.ts";
import { files, run as facts, scriptedGrade, stepsTo, suite } from "./scripted-run.fixture.ts";

const run = {
  ...facts,
  status: "completed",
  recordedTotals: { total: 5, passed: 3 },
  suite: { name: "demo", version: "1", root: "/suite", hash: "h", overlay: {} },
} as const;

const failed: ImportedAttempt["outcome"] = {
  id: attemptId("e1"),
  evalPath: "000-a/000-x",
  passed: false,
  failedStep: "tests",
  error: "expected 1",
};
const unknown: ImportedAttempt["outcome"] = {
  id: attemptId("e2"),
  evalPath: "000-a/001-y",
  passed: false,
};

function planOf(
  replied: ImportedAttempt["replied"] = { status: "gradable", files },
  change: Partial<ImportPlan> = {},
): ImportPlan {
  const none = { status: "none", reason: "its code is not known" } as const;
  const attempts = [
    { outcome: failed, replied },
    { outcome: unknown, replied: none },
  ];
  return { run, suite, attempts, ...change };
}

async function start(
  store: ResultStore,
  plan: ImportPlan,
  grade: Grade = scriptedGrade(stepsTo("tests")).grade,
) {
  const told: ImportResult[] = [];
  const tools = { store, grade, toolchain: "t", newId, now: () => 0, retryWaitsMs: [] };
  const onResult = (result: ImportResult) => void told.push(result);
  const results = await importRun(plan, { concurrency: 1 }, { ...tools, onResult });
  expect(told).toEqual(results);
  return results.map(({ here }) => here);
}

async function stored(store: ResultStore) {
  const attempts = await store.listAttempts(run.id);
  const gradings = await Promise.all(attempts.map(({ id }) => store.officialGrading(id)));
  const replies = await Promise.all(attempts.map(({ id }) => store.getReply(id)));
  return { runs: await store.listRuns(), attempts, gradings, replies };
}

const unknownState = { status: "outcome-only", passed: false };
const recordedState = { ...unknownState, failedStep: "tests", error: "expected 1" };

test("a failure that comes out again has a grading here, the others their recorded outcome", async () => {
  await using store = await openInMemoryStore();
  expect(await start(store, planOf())).toEqual([
    { status: "as-recorded" },
    { status: "not-graded", reason: "its code is not known" },
  ]);
  const { runs, attempts, gradings, replies } = await stored(store);
  expect(runs).toEqual([run]);
  expect(attempts.map(({ id, state }) => [id, state])).toEqual([
    ["e1", { status: "graded" }],
    ["e2", unknownState],
  ]);
  expect(gradings.map((grading) => grading?.steps)).toEqual([stepsTo("tests"), undefined]);
  expect(replies).toEqual([{ text: "", files }, undefined]);
});

test("the same run again changes nothing and grades nothing", async () => {
  await using store = await openInMemoryStore();
  await start(store, planOf());
  const before = await stored(store);
  const { grade, requests } = scriptedGrade(stepsTo());
  expect(await start(store, planOf(), grade)).toMatchObject([{ status: "as-recorded" }, {}]);
  expect(await stored(store)).toEqual(before);
  expect(requests).toEqual([]);
});

test.each([
  ["passes", stepsTo(), { status: "passed" }],
  [
    "fails elsewhere",
    stepsTo("eslint"),
    { status: "failed", step: "eslint", message: "first line" },
  ],
])("a failure that %s here is told of, and what was recorded stands", async (_, steps, graded) => {
  await using store = await openInMemoryStore();
  for (const grade of [scriptedGrade(steps).grade, undefined]) {
    expect((await start(store, planOf(), grade))[0]).toEqual({ status: "differs", graded });
    const { attempts } = await stored(store);
    expect(attempts.map(({ state }) => state)).toEqual([recordedState, unknownState]);
  }
});

test("a project that is held back is stored, and graded once it may be", async () => {
  await using store = await openInMemoryStore();
  const held = planOf({ status: "held-back", files, reason: "not trusted" });
  expect((await start(store, held))[0]).toEqual({ status: "not-graded", reason: "not trusted" });
  expect((await stored(store)).attempts[0]?.state).toEqual(recordedState);
  expect((await start(store, planOf()))[0]).toEqual({ status: "as-recorded" });
});

test("a run in the store that is another one is left alone", async () => {
  await using store = await openInMemoryStore();
  await start(store, planOf({ status: "none", reason: "" }));
  const before = await stored(store);
  const checks = planOf(undefined, { run: { ...run, suite: { ...run.suite, hash: "other" } } });
  await expect(start(store, checks)).rejects.toThrow(/with other checks than those given now/);
  const [first, ...rest] = planOf().attempts;
  const renamed = { ...failed, id: attemptId("e9") };
  const others = { attempts: [{ ...first, outcome: renamed } as ImportedAttempt, ...rest] }; // the first one is there
  await expect(start(store, planOf(undefined, others))).rejects.toThrow(
    /has the id e9, which is not/,
  );
  expect(await stored(store)).toEqual(before);
});
