import { expect, test } from "vitest";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import { attemptId, gradingId, runId } from "../domain/ids.ts";
import type { Review } from "../domain/review.ts";
import type { Run } from "../domain/run.ts";
import { noBlame } from "../domain/run-summary.ts";
import type { ResultStore } from "./result-store.ts";
import { sampleReport } from "./sample-report.fixture.ts";

/** What every result store must tell of many runs at once, and how it is kept. `open` gives a new, empty one. */
export function overviewContract(open: () => Promise<ResultStore>): void {
  listContract(open);
  outcomeContract(open);
  reviewContract(open);
  upkeepContract(open);
}

function listContract(open: () => Promise<ResultStore>): void {
  test("summaries count attempts, sum costs and tell of the analysis", async () => {
    await using store = await filled(open);
    const [summary] = await store.listRunSummaries({ ids: [analyzed.id] });
    const { suite, ...facts } = analyzed;
    expect(summary).toEqual({
      ...facts,
      suite: { name: "demo", version: "1", hash: suite?.hash },
      counts: { passed: 1, failed: 1, errored: 1, notGraded: 1 },
      cost: 0.75,
      analysis: { byBlame: { ...noBlame, model: 1 } },
    });
  });

  test("runs are filtered, counted and paged, newest first", async () => {
    await using store = await filled(open);
    const ids = async (...given: Parameters<ResultStore["listRunSummaries"]>) =>
      (await store.listRunSummaries(...given)).map(({ id }) => id);
    expect(await ids({})).toEqual([outcomes.id, analyzed.id]);
    expect(await ids({}, { offset: 1, limit: 1 })).toEqual([analyzed.id]);
    expect(await ids({ model: "acme/coder-1" })).toEqual([analyzed.id]);
    expect(await ids({ experiment: "no_guidelines" })).toEqual([outcomes.id]);
    expect(await ids({ suiteVersion: "1", status: "running" })).toEqual([analyzed.id]);
    expect(await ids({ text: "CODER 2" })).toEqual([outcomes.id]);
    expect(await ids({ text: "100%" })).toEqual([]);
    expect(await store.countRuns({ text: "coder" })).toBe(2);
    expect(await store.runChoices()).toEqual({
      models: ["acme/coder-1", "acme/coder-2"],
      experiments: ["default", "no_guidelines"],
      suiteVersions: ["1"],
    });
  });
}

function outcomeContract(open: () => Promise<ResultStore>): void {
  test("results name the failed step and, once analysed, whose fault it was", async () => {
    await using store = await filled(open);
    const ofRun = { runId: analyzed.id, sample: 0 };
    expect(await store.listResults([analyzed.id])).toEqual([
      {
        ...ofRun,
        attemptId: "a1",
        evalPath: "0-a/0-x",
        outcome: "failed",
        failedStep: "deploy",
        durationMs: 5,
        blame: "model",
        signature: "deploy · typescript · TS2339",
      },
      { ...ofRun, attemptId: "a2", evalPath: "0-a/1-y", outcome: "passed", durationMs: 5 },
      { ...ofRun, attemptId: "a3", evalPath: "0-a/2-z", outcome: "errored" },
      { ...ofRun, attemptId: "a4", evalPath: "0-a/3-w", outcome: "not-graded" },
    ]);
    expect(await store.listResults([])).toEqual([]);
  });

  test("an eval's history goes over all runs, newest first, and its totals too", async () => {
    await using store = await filled(open);
    const history = await store.evalHistory("0-a/0-x", 10);
    expect(
      history.map(({ runId: run, outcome, failedStep }) => [run, outcome, failedStep]),
    ).toEqual([
      [outcomes.id, "failed", "tests"],
      [analyzed.id, "failed", "deploy"],
    ]);
    expect(await store.evalHistory("0-a/0-x", 1)).toHaveLength(1);
    expect((await store.evalTotals()).slice(0, 2)).toEqual([
      { evalPath: "0-a/0-x", passed: 0, failed: 2, byBlame: { ...noBlame, model: 1 } },
      { evalPath: "0-a/1-y", passed: 2, failed: 0, byBlame: noBlame },
    ]);
  });

  test("all gradings of an attempt are listed, those under way as well", async () => {
    await using store = await filled(open);
    const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
    const started = { id: gradingId("again"), attemptId: attemptId("a2"), inputs };
    await store.startGrading({ ...started, purpose: "regrade" });
    const gradings = await store.listStartedGradings(attemptId("a2"));
    expect(gradings.map(({ purpose, durationMs }) => [purpose, durationMs])).toEqual([
      ["official", 5],
      ["regrade", null],
    ]);
  });
}

function reviewContract(open: () => Promise<ResultStore>): void {
  test("reviews come newest first and stay when the report is replaced", async () => {
    await using store = await filled(open);
    const second: Review = {
      ...review,
      decision: { kind: "overridden", blame: null, classification: null, reason: "who knows" },
    };
    await store.addReview(review);
    await store.addReview(second);
    await store.saveReport(analyzed.id, sampleReport(analyzed, failed, ["mended"]));
    expect(await store.listReviews(analyzed.id)).toEqual([second, review]);
    expect(await store.listReviews(outcomes.id)).toEqual([]);
  });
}

function upkeepContract(open: () => Promise<ResultStore>): void {
  test("a deleted run leaves nothing behind but what others share", async () => {
    await using store = await filled(open);
    await store.addReview(review);
    await store.deleteRuns([analyzed.id]);
    expect((await store.listRuns()).map(({ id }) => id)).toEqual([outcomes.id]);
    expect(await store.listResults([analyzed.id])).toEqual([]);
    expect(await store.getReport(analyzed.id)).toBeUndefined();
    expect(await store.listReviews(analyzed.id)).toEqual([]);
    expect(await store.getArtifact(ownText)).toBeUndefined();
    expect(await store.getReply(attemptId("b1"))).toEqual(reply("shared"));
  });

  test("the mark of the store differs once something was changed, and only then", async () => {
    await using store = await filled(open);
    const before = await store.changeMark();
    expect(await store.changeMark()).toBe(before);
    await store.updateRun(analyzed.id, { status: "completed" });
    expect(await store.changeMark()).not.toBe(before);
  });

  test("a store tells how many runs it holds and which migrations it has seen", async () => {
    await using store = await filled(open);
    const facts = await store.facts();
    expect(facts).toMatchObject({ runs: 2, migrations: expect.arrayContaining(["005-reviews"]) });
    expect(facts.bytes).toBeGreaterThan(1000);
  });
}

const analyzed: Run = {
  id: runId("aaaa1111"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "default",
  guidelines: true,
  date: "2026-02-11",
  status: "running",
  suite: { name: "demo", version: "1", root: "/suite", hash: "h", overlay: { "a.ts": "x" } },
};
const outcomes: Run = {
  id: runId("bbbb2222"),
  provider: "acme",
  model: "coder-2",
  modelDisplayName: "Coder 2",
  experiment: "no_guidelines",
  guidelines: false,
  date: "2026-02-12",
  status: "completed",
};
const failed = { id: attemptId("a1"), evalPath: "0-a/0-x" };
const review: Review = {
  failure: {
    runId: analyzed.id,
    attemptId: failed.id,
    evalPath: failed.evalPath,
    step: "deploy",
    signature: "deploy · typescript · TS2339",
  },
  verdict: {
    blame: "model",
    classification: "MODEL_FAULT",
    confidence: "supported",
    rule: "model-broke-a-rule",
  },
  decision: { kind: "confirmed" },
  author: "Ada",
  at: "2026-02-13T10:00:00.000Z",
};

/** Hash of the text that only the analysed run refers to. */
const ownText = "5b3975651c3cab92d044c096dc30a1c2d9525497457472de48c51ecb363d1f4a";

function reply(text: string) {
  return { text, files: { "a.ts": "shared" } };
}

/** One analysed run with every kind of outcome, and one of which the outcomes alone are known. */
async function filled(open: () => Promise<ResultStore>): Promise<ResultStore> {
  const store = await open();
  await store.createRun(analyzed);
  await store.createRun(outcomes);
  const states = ["graded", "graded", "errored", "generated"] as const;
  for (const [index, status] of states.entries()) {
    const evalPath = `0-a/${index}-${"xyzw"[index]}`;
    const attempt = { id: attemptId(`a${index + 1}`), runId: analyzed.id, evalPath, sample: 0 };
    const state = status === "errored" ? { status, cause: "cut off" } : { status };
    await store.createAttempt(attempt, state);
  }
  await store.saveReply(failed.id, reply("own"));
  await grade(store, "a1", failedDeploy);
  await grade(store, "a2", []);
  for (const cost of [0.25, 0.5]) {
    const answer = { text: "# Files", finishReason: "stop", cost } as const;
    await store.addModelCall(failed.id, { system: "", prompt: "", taskHash: "t", reply: answer });
  }
  await store.saveReport(analyzed.id, sampleReport(analyzed, failed, []));
  const other = { runId: outcomes.id, sample: 0 };
  await store.createAttempt(
    { ...other, id: attemptId("b1"), evalPath: failed.evalPath },
    { status: "outcome-only", passed: false, failedStep: "tests" },
  );
  await store.createAttempt(
    { ...other, id: attemptId("b2"), evalPath: "0-a/1-y" },
    { status: "outcome-only", passed: true },
  );
  await store.saveReply(attemptId("b1"), reply("shared"));
  return store;
}

const failedDeploy: readonly Step[] = [
  { name: "deploy", status: "failed", durationMs: 1, notes: [], diagnostics: [] },
  ...stepNames
    .slice(3)
    .map((name): Step => ({ name, status: "skipped", reason: "earlier-step-failed" })),
];

async function grade(store: ResultStore, id: string, steps: readonly Step[]): Promise<void> {
  const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
  const grading = gradingId(`g of ${id}`);
  const start = { id: grading, attemptId: attemptId(id), purpose: "official", inputs } as const;
  await store.startGrading(start);
  for (const step of steps) await store.addStep(grading, step);
  await store.finishGrading(grading, 5, false);
}
