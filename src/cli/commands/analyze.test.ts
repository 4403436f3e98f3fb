import { expect, test } from "vitest";
import { attemptId } from "../../domain/ids.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { Workbench } from "../../wiring/workbench.ts";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import {
  gradedReport,
  gradedRunFixture,
  gradedStore,
  runCommand,
  storeWith,
} from "../workbench.fixture.ts";

const written = {
  markdownPath: "/reports/acme/coder-1/k57abcde_2026-03-02.md",
  jsonPath: "/reports/acme/coder-1/k57abcde_2026-03-02.json",
};
const analyzing: Partial<Workbench> = {
  analyze: async ({ observer }) => {
    const report = gradedReport();
    observer({ type: "analysis-started", failures: report.verdicts.length });
    observer({ type: "failure-started", evalPath: "001-basics/001-alpha" });
    for (const verdict of report.verdicts) observer({ type: "verdict-given", verdict });
    observer({ type: "analysis-finished", report });
    return { report, written };
  },
};

test("the summary answers how many, whose fault and how sure before anything else", async () => {
  const { code, output } = await runCommand("analyze k57abcde", await gradedStore(), analyzing);
  expect(code).toBe(0);
  expect(output.split("\n")).toEqual([
    "",
    "Faultline  acme/coder-1 · default (with guidelines) · run k57abcde · 2026-03-02",
    "",
    "1 of 3 passed   33.3 %  (95 % interval 26.7 to 46.7)   analysed in 21 s, 0 model calls",
    "not scored  002-more/002-delta: the reply was cut off",
    "",
    "failed step      deploy 1 · tests 1",
    "whose fault      model 1 · check 1   2 of 2 proven",
    "class            MODEL_FAULT 1 · OVERLY_STRICT 1",
    "",
    "eval                  step    blame  cause (shown by)",
    "001-basics/001-alpha  deploy  model  calls an action's API in a mutation (proven, no certificate)",
    "002-more/001-gamma    tests   check  asserts on a text that never holds the label (proven, no",
    "                                     certificate)",
    "",
    "patterns         no cause behind more than one failure",
    "",
    "Report   /reports/acme/coder-1/k57abcde_2026-03-02.md",
    "Next     faultline explain 001-alpha",
    "",
    "Nothing has been changed. Shall a recommendation be implemented (name its number in the report), or",
    "a failure be discussed?",
  ]);
});

test("progress goes to the notes, one line per verdict", async () => {
  const { notes } = await runCommand("analyze k57abcde", await gradedStore(), analyzing);
  expect(notes.split("\n")).toEqual([
    "Analysing 2 failures",
    "  looking into  001-basics/001-alpha",
    "  1/2  model (proven)  001-basics/001-alpha: calls an action's API in a mutation",
    "  2/2  check (proven)  002-more/001-gamma: asserts on a text that never holds the label",
    "Analysed in 21 s",
  ]);
});

test("the JSON has one flat entry per failure and nothing in the notes", async () => {
  const { json, notes } = await runCommand(
    "analyze k57abcde --json",
    await gradedStore(),
    analyzing,
  );
  expect(notes).toBe("");
  expect(json).toMatchObject({
    total: 3,
    passed: 1,
    failed: 2,
    failures: [
      {
        evalPath: "001-basics/001-alpha",
        failedStep: "deploy",
        error: "Property 'store' does not exist on type 'StorageWriter'",
        classification: "MODEL_FAULT",
        blame: "model",
        confidence: "proven",
        signature: "deploy · typescript · TS2339 · StorageWriter.store",
        oneLine: "calls an action's API in a mutation",
        modelSnippet: { file: "convex/index.ts", line: 12 },
        evidence: [{ id: "c3f9a1" }],
        repeat: { kind: "no" },
      },
      { evalPath: "002-more/001-gamma", blame: "check", testsPassed: 5, testsTotal: 6 },
    ],
    reportFiles: written,
  });
});

test("a gate on a run with failures ends with 1", async () => {
  const { code } = await runCommand("analyze k57abcde --gate", await gradedStore(), analyzing);
  expect(code).toBe(1);
});

test("a run without failures is one line, exit code 0 and no report", async () => {
  const store = await storeWith(gradedRunFixture());
  const attempt = { runId: runFixture().id, evalPath: "a/b", sample: 0 };
  await store.createAttempt(
    { ...attempt, id: attemptId("1") },
    { status: "outcome-only", passed: true },
  );
  const { code, output } = await runCommand("analyze k57abcde --gate", store);
  expect([code, output]).toEqual([
    0,
    "The only eval of run k57abcde passed: there is nothing to analyse.",
  ]);
});

test.each([
  [
    { status: "running" } as const,
    "Run k57abcde is still running: wait for it to end, or take it up again: faultline run --resume k57abcde",
  ],
  [
    { status: "cancelled" } as const,
    "Run k57abcde was cancelled before all its evals were graded. Finish it first: faultline run --resume k57abcde",
  ],
])("a run that is %j cannot be analysed and says why", async (change, message) => {
  const { code, notes } = await runCommand(
    "analyze k57abcde",
    await storeWith(gradedRunFixture(change)),
  );
  expect([code, notes]).toEqual([2, message]);
});

test("a run that is known by its outcomes only cannot be analysed", async () => {
  const { code, notes } = await runCommand("analyze k57abcde", await storeWith(runFixture()));
  expect([code, notes]).toEqual([
    2,
    "Run k57abcde is stored by its outcomes only: without its code there is nothing to analyse.",
  ]);
});

test("a failure of the harness is one sentence and exit code 3", async () => {
  const analyze = async () => {
    throw new HarnessError("stop-run", "The disk is full.");
  };
  const { code, notes } = await runCommand("analyze k57abcde", await gradedStore(), { analyze });
  expect([code, notes]).toEqual([3, "The disk is full."]);
});

test("a bug prints its stack and exit code 3", async () => {
  const { code, notes } = await runCommand("analyze k57abcde", await gradedStore());
  expect(code).toBe(3);
  expect(notes).toContain("This is a bug in Faultline");
  expect(notes).toMatch(/Error: This test expects no such call\.\n +at /);
});

test("where nothing isolates the models' code, one line says so", async () => {
  const sandbox = { name: "process", isolates: false };
  const { notes } = await runCommand("analyze k57abcde", await gradedStore(), {
    ...analyzing,
    sandbox,
  });
  expect(notes.split("\n")[0]).toBe(
    "Notice: code written by models runs in a plain process (process) with your own rights; install bubblewrap to isolate it.",
  );
});

test("a run of which nothing could be graded is no success, and its cause is one line", async () => {
  const store = await storeWith(gradedRunFixture());
  await store.createAttempt(
    {
      id: attemptId("a1"),
      runId: gradedRunFixture().id,
      evalPath: "001-basics/001-alpha",
      sample: 0,
    },
    { status: "errored", cause: "deploy: Error: worker gone\n    at main (worker.ts:1:1)" },
  );
  const { code, output, notes } = await runCommand("analyze k57abcde", store);
  expect([code, output, notes]).toEqual([
    3,
    "",
    "Nothing could be graded in run k57abcde: its only attempt ended early (001-basics/001-alpha: deploy: Error: worker gone).",
  ]);
});
