import { expect, test } from "vitest";
import { newId } from "../domain/ids.ts";
import type { Step } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import type { ResultStore } from "../store/result-store.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { regradeRun } from "./regrade-run.ts";
import type { RegradeResult } from "./regrade-run.ts";
import {
  attemptOf,
  oneEval,
  errored,
  reply,
  run,
  scriptedGrade,
  stepsTo,
  suite,
  world,
} from "./scripted-run.fixture.ts";

const evalPath = "000-a/000-x";
const edited = withOverlay(oneEval, {
  [`evals/${evalPath}/grader.test.ts`]: "// another",
  "eslint.config.mjs": "export default [];",
});

/** A store with a run of one eval that was graded to an outcome. */
async function ranOnce(steps: readonly Step[]): Promise<ResultStore> {
  const store = await openInMemoryStore();
  await world(store, { [evalPath]: reply }, scriptedGrade(steps).grade).start();
  return store;
}

interface Again {
  readonly suite?: Suite;
  readonly toolchain?: string;
  readonly isPart?: boolean;
  readonly draining?: AbortSignal;
}

function regrade(store: ResultStore, grade: ReturnType<typeof scriptedGrade>, again: Again = {}) {
  const { toolchain = "t", ...rest } = again;
  const told: RegradeResult[] = [];
  const onResult = (result: RegradeResult) => void told.push(result);
  return regradeRun(
    { run, suite: edited, concurrency: 1, onResult, ...rest },
    { store, grade: grade.grade, toolchain, newId },
  );
}

test("a reply that passes today flips, with what changed since; the official outcome stays", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  const official = await attemptOf(store);
  expect(await regrade(store, scriptedGrade(stepsTo()))).toEqual([
    {
      evalPath,
      sample: 0,
      status: "regraded",
      gradingId: expect.any(String),
      cached: false,
      official: { passed: false, failedStep: "tests", error: "first line" },
      regraded: { passed: true },
      change: "flipped",
      changedInputs: ["grader", "lint config"],
    },
  ]);
  expect(await attemptOf(store)).toEqual(official);
});

test("what a model was told and what grades are told apart", async () => {
  await using store = await ranOnce(stepsTo());
  const told = withOverlay(oneEval, { [`evals/${evalPath}/TASK.txt`]: "Do more." });
  const results = await regrade(store, scriptedGrade(stepsTo("deploy")), {
    suite: { ...told, guidelines: "Be bold." },
    toolchain: "t2",
  });
  expect(results).toMatchObject([
    {
      change: "flipped",
      regraded: { passed: false, failedStep: "deploy", error: "first line" },
      changedInputs: ["task", "guidelines", "toolchain"],
    },
  ]);
});

test("a failure at another step is no flip and no same outcome", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  expect(await regrade(store, scriptedGrade(stepsTo("tsc")))).toMatchObject([
    { change: "fails-otherwise" },
  ]);
  expect(await regrade(store, scriptedGrade(stepsTo("tests")), { suite })).toMatchObject([
    { change: "same", changedInputs: [] },
  ]);
});

test("the same inputs are not graded twice, other ones are kept beside", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  const grade = scriptedGrade(stepsTo());
  const [first] = await regrade(store, grade);
  expect(await regrade(store, grade)).toEqual([first]);
  expect(grade.requests).toHaveLength(1);
  await regrade(store, grade, { suite });
  const attempt = await store.findAttempt(run.id, evalPath);
  const gradings = attempt === undefined ? [] : await store.listGradings(attempt.id);
  expect(gradings.map(({ purpose }) => purpose)).toEqual(["official", "regrade", "regrade"]);
});

test("a regrade that was interrupted goes on behind its last finished step", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  const dying = scriptedGrade(errored("stop-run"));
  await expect(regrade(store, dying)).rejects.toThrow("worker gone");
  const grade = scriptedGrade(stepsTo());
  expect(await regrade(store, grade)).toMatchObject([{ change: "flipped" }]);
  expect(grade.requests[0]?.known).toEqual(stepsTo().slice(0, 2));
});

test("what cannot be graded again says why and counts on neither side", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  const official = { passed: false, failedStep: "tests", error: "first line" };
  const about = { evalPath, sample: 0, status: "not-regraded", official };
  const without: Suite = { ...oneEval, evals: new Map() };
  expect(await regrade(store, scriptedGrade(stepsTo()), { suite: without })).toEqual([
    { ...about, reason: "the suite has no such eval" },
  ]);
  const part = { suite: without, isPart: true };
  expect(await regrade(store, scriptedGrade(stepsTo()), part)).toEqual([]);
  expect(await regrade(store, scriptedGrade(errored("skip-attempt")))).toEqual([
    { ...about, reason: "deploy: worker gone" },
  ]);
});

test("asked to stop, it starts nothing more", async () => {
  await using store = await ranOnce(stepsTo("tests"));
  const grade = scriptedGrade(stepsTo());
  const draining = AbortSignal.abort(new Error("asked to stop"));
  await expect(regrade(store, grade, { draining })).rejects.toThrow("asked to stop");
  expect(grade.requests).toEqual([]);
});
