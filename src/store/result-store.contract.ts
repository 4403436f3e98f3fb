import { expect, test } from "vitest";
import type { Attempt, AttemptState } from "../domain/attempt.ts";
import type { GradingInputs } from "../domain/grading.ts";
import { attemptId, gradingId, runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { Step } from "../domain/step.ts";
import { overviewContract } from "./overview.contract.ts";
import { regradeContract } from "./regrade.contract.ts";
import type { ResultStore } from "./result-store.ts";
import { sampleReport } from "./sample-report.fixture.ts";

const model = { provider: "acme", model: "coder-1", modelDisplayName: "Coder 1" };
const run: Run = {
  id: runId("aaaa1111"),
  ...model,
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "running",
  suite: { name: "demo", version: "1", root: "/suite", hash: "h", overlay: { "a.ts": "x" } },
  recordedTotals: { total: 66, passed: 55 },
};
const bareRun: Run = {
  id: runId("aaaa2222"),
  ...model,
  experiment: "no_guidelines",
  guidelines: false,
  date: "2026-02-11",
  status: "completed",
  durationSeconds: 12.5,
};
const first: Omit<Attempt, "state"> = {
  id: attemptId("a1"),
  runId: run.id,
  evalPath: "000-a/000-x",
  sample: 0,
};
const inputs: GradingInputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
const steps: readonly Step[] = [
  { name: "filesystem", status: "passed", durationMs: 1.5, notes: ["a note"], diagnostics: [] },
  {
    name: "deploy",
    status: "failed",
    durationMs: 90,
    notes: [],
    diagnostics: [
      {
        tool: "typescript",
        code: "TS2339",
        severity: "error",
        message: "Property 'store' does not exist",
        place: { file: "convex/index.ts", line: 3, column: 5, endLine: 3, endColumn: 10 },
      },
      {
        tool: "bundler",
        code: "BundleError",
        severity: "warning",
        message: "two\nlines",
        place: { file: "a.ts", line: 1, column: 1 },
      },
    ],
  },
  { name: "tsc", status: "skipped", reason: "earlier-step-failed" },
  { name: "eslint", status: "errored", durationMs: 7, kind: "retry", message: "worker gone" },
  {
    name: "tests",
    status: "failed",
    durationMs: 200,
    notes: [],
    diagnostics: [
      {
        tool: "vitest",
        code: "toBe",
        severity: "error",
        message: "expected 1 to be 2",
        test: "adds",
      },
    ],
    tests: [
      {
        name: "adds",
        status: "failed",
        durationMs: 3,
        failures: [
          {
            kind: "assertion",
            code: "toBe",
            message: "expected 1 to be 2",
            expected: "2",
            actual: "1",
          },
        ],
      },
      { name: "subtracts", status: "passed", durationMs: 1, failures: [] },
    ],
  },
];

/** What every result store must do. `open` gives a new, empty one. */
export function resultStoreContract(open: () => Promise<ResultStore>): void {
  runContract(open);
  attemptContract(open);
  gradingContract(open);
  regradeContract(open);
  recordContract(open);
  overviewContract(open);
}

function runContract(open: () => Promise<ResultStore>): void {
  test("runs come back whole, newest first", async () => {
    await using store = await open();
    const origin = { replies: { kind: "recorded", directory: "/replies" }, select: ["a"] } as const;
    const sameDay = { ...bareRun, id: runId("bbbb3333"), date: run.date, origin };
    for (const each of [run, bareRun, sameDay]) await store.createRun(each);
    expect(await store.listRuns()).toEqual([sameDay, run, bareRun]);
  });

  test("runs are found by the start of their id, taken literally", async () => {
    await using store = await open();
    for (const each of [run, bareRun, { ...bareRun, id: runId("%x") }]) await store.createRun(each);
    expect(await store.findRuns("aaaa")).toEqual([run, bareRun]);
    expect(await store.findRuns("aaaa2222")).toEqual([bareRun]);
    expect((await store.findRuns("%")).map(({ id }) => id)).toEqual(["%x"]);
    expect(await store.findRuns("zz")).toEqual([]);
  });

  test("a change of a run keeps its other facts", async () => {
    await using store = await open();
    await store.createRun(bareRun);
    await store.updateRun(bareRun.id, { status: "cancelled" });
    expect(await store.listRuns()).toEqual([{ ...bareRun, status: "cancelled" }]);
    await store.updateRun(bareRun.id, { status: "completed", durationSeconds: 455 });
    expect(await store.listRuns()).toEqual([{ ...bareRun, durationSeconds: 455 }]);
  });
}

function attemptContract(open: () => Promise<ResultStore>): void {
  test("what a model was asked and replied comes back whole, oldest first", async () => {
    await using store = await open();
    await store.createRun(run);
    await store.createAttempt(first, { status: "generated" });
    const cut = { text: "# Fi", finishReason: "length" } as const;
    const whole = {
      text: "# Files",
      finishReason: "stop",
      outputTokens: 20,
      cost: 0.25,
      rawUsage: { details: { reasoning: 4 } },
    } as const;
    const asked = { system: "Be exact.", prompt: "Write a.", taskHash: "t" };
    for (const reply of [cut, whole]) await store.addModelCall(first.id, { ...asked, reply });
    expect(await store.listModelCalls(first.id)).toEqual([
      { ...asked, reply: cut },
      { ...asked, reply: whole },
    ]);
  });

  test.each<AttemptState>([
    { status: "generated" },
    { status: "graded" },
    { status: "errored", cause: "truncated" },
    { status: "outcome-only", passed: true },
    { status: "outcome-only", passed: false, failedStep: "deploy", error: "InvalidModules" },
  ])("an attempt keeps its state: %o", async (state) => {
    await using store = await open();
    await store.createRun(run);
    await store.createAttempt(first, state);
    expect(await store.getAttempt(first.id)).toEqual({ ...first, state });
    await store.setAttemptState(first.id, { status: "graded" });
    await store.setAttemptState(first.id, state);
    expect(await store.getAttempt(first.id)).toEqual({ ...first, state });
  });

  test("attempts are listed by eval path and sample, and found by them", async () => {
    await using store = await open();
    await store.createRun(run);
    const state: AttemptState = { status: "generated" };
    const later = { ...first, id: attemptId("a2"), sample: 1 };
    const other = { ...first, id: attemptId("a3"), evalPath: "000-a/001-y" };
    for (const attempt of [other, later, first]) await store.createAttempt(attempt, state);
    expect((await store.listAttempts(run.id)).map(({ id }) => id)).toEqual(["a1", "a2", "a3"]);
    expect(await store.findAttempt(run.id, first.evalPath)).toEqual({ ...first, state });
    expect(await store.findAttempt(run.id, first.evalPath, 1)).toEqual({ ...later, state });
    expect(await store.findAttempt(run.id, "000-a/009-z")).toBeUndefined();
    expect(await store.getAttempt(attemptId("nobody"))).toBeUndefined();
  });

  test("a reply comes back byte for byte; a new one replaces it", async () => {
    await using store = await open();
    await store.createRun(run);
    await store.createAttempt(first, { status: "generated" });
    expect(await store.getReply(first.id)).toBeUndefined();
    const reply = {
      text: "# Files\r\n\u{feff}ü\0",
      files: { "a.ts": "same", "convex/b.ts": "same", "empty.ts": "" },
    };
    await store.saveReply(first.id, reply);
    expect(await store.getReply(first.id)).toEqual(reply);
    await store.saveReply(first.id, { text: "other", files: { "c.ts": "x" } });
    expect(await store.getReply(first.id)).toEqual({ text: "other", files: { "c.ts": "x" } });
  });
}

function gradingContract(open: () => Promise<ResultStore>): void {
  const started = async (store: ResultStore, id: string) => {
    await store.startGrading({
      id: gradingId(id),
      attemptId: first.id,
      purpose: "official",
      inputs,
    });
  };
  const openWithAttempt = async () => {
    const store = await open();
    await store.createRun(run);
    await store.createAttempt(first, { status: "generated" });
    return store;
  };

  test("steps are there as soon as they are added, in the order of the pipeline", async () => {
    await using store = await openWithAttempt();
    await started(store, "g1");
    for (const step of steps.toReversed()) await store.addStep(gradingId("g1"), step);
    const grading = {
      id: "g1",
      attemptId: "a1",
      purpose: "official",
      inputs,
      steps,
      durationMs: 0,
      cached: false,
    };
    expect(await store.unfinishedGrading(first.id)).toEqual(grading);
    expect(await store.officialGrading(first.id)).toBeUndefined();
    await store.finishGrading(gradingId("g1"), 321, true);
    expect(await store.officialGrading(first.id)).toEqual({
      ...grading,
      durationMs: 321,
      cached: true,
    });
    expect(await store.unfinishedGrading(first.id)).toBeUndefined();
  });

  test("a committed step stays as it is when it is added again", async () => {
    await using store = await openWithAttempt();
    await started(store, "g1");
    for (const step of steps) await store.addStep(gradingId("g1"), step);
    await store.addStep(gradingId("g1"), {
      name: "tests",
      status: "skipped",
      reason: "not-requested",
    });
    for (const step of steps) await store.addStep(gradingId("g1"), step);
    expect((await store.unfinishedGrading(first.id))?.steps).toEqual(steps);
  });

  test("probes and regrades are no official gradings; the newest official one counts", async () => {
    await using store = await openWithAttempt();
    await started(store, "g1");
    await store.finishGrading(gradingId("g1"), 1, false);
    await started(store, "g2");
    await store.finishGrading(gradingId("g2"), 2, false);
    for (const purpose of ["probe", "regrade"] as const) {
      await store.startGrading({ id: gradingId(purpose), attemptId: first.id, purpose, inputs });
      await store.finishGrading(gradingId(purpose), 3, false);
    }
    await store.startGrading({ id: gradingId("reference"), purpose: "probe", inputs });
    expect((await store.officialGrading(first.id))?.id).toBe("g2");
  });
}

function recordContract(open: () => Promise<ResultStore>): void {
  test("every outcome observed for a cache key is kept, oldest first", async () => {
    await using store = await open();
    expect(await store.cachedSteps("k")).toEqual([]);
    await store.addCachedSteps("k", steps);
    await store.addCachedSteps("other", []);
    await store.addCachedSteps("k", steps.slice(0, 1));
    expect(await store.cachedSteps("k")).toEqual([steps, steps.slice(0, 1)]);
  });

  test("an artifact is found by its content hash", async () => {
    await using store = await open();
    const hash = await store.putArtifact("text");
    expect(await store.putArtifact("text")).toBe(hash);
    expect(hash).toBe("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1");
    expect(await store.getArtifact(hash)).toBe("text");
    expect(await store.getArtifact("0".repeat(64))).toBeUndefined();
  });

  test("a report replaces the one before", async () => {
    await using store = await open();
    await store.createRun(run);
    expect(await store.getReport(run.id)).toBeUndefined();
    await store.saveReport(run.id, sampleReport(run, first, ["once"]));
    await store.saveReport(run.id, sampleReport(run, first, ["once", "twice"]));
    expect(await store.getReport(run.id)).toEqual(sampleReport(run, first, ["once", "twice"]));
  });
}
