import { expect, test } from "vitest";
import { gradedStore, runCommand, storeWith } from "../workbench.fixture.ts";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { attemptId } from "../../domain/ids.ts";
import type { Suite } from "../../domain/suite.ts";

const run = {
  model: "coder-1",
  provider: "acme",
  experiment: "default",
  status: "completed",
  _id: "k57abcde0000000000000000000000zz",
  date: "2026-03-02",
  guidelines: true,
  modelDisplayName: "Coder One",
};

test("failures has the fields of the failure summary query", async () => {
  const { json } = await runCommand("failures k57abcde --json", await gradedStore());
  expect(json).toMatchObject({
    run,
    totalEvals: 3,
    passedCount: 1,
    failedCount: 2,
    failedEvals: [
      {
        _id: "001-basics/001-alpha",
        evalPath: "001-basics/001-alpha",
        category: "001-basics",
        name: "001-alpha",
        failureReason: "deploy fail",
        failedStep: {
          name: "deploy",
          error: "Property 'store' does not exist on type 'StorageWriter'.",
          diagnostics: [{ code: "TS2339" }],
        },
      },
      { evalPath: "002-more/001-gamma", failedStep: { name: "tests", tests: [{}, {}] } },
    ],
  });
});

test("failures of a run known by its outcomes has steps without errors", async () => {
  const store = await storeWith(runFixture());
  const attempt = { id: attemptId("x1"), runId: runFixture().id, evalPath: "a/b", sample: 0 };
  await store.createAttempt(attempt, { status: "outcome-only", passed: false, failedStep: "tsc" });
  const { json } = await runCommand("failures k57abcde --json", store);
  expect(json).toEqual({
    run,
    totalEvals: 1,
    passedCount: 0,
    failedCount: 1,
    failedEvals: [
      {
        _id: "x1",
        evalPath: "a/b",
        category: "a",
        name: "b",
        failureReason: "tsc fail",
        failedStep: { name: "tsc", error: null },
      },
    ],
  });
});

const suite: Suite = {
  root: "/suite",
  manifest: {
    name: "demo",
    version: "1",
    dependencies: {},
    baseDependencies: [],
    installOthers: false,
    deadlinesMs: { deploy: 1, tsc: 1, eslint: 1, tests: 1 },
  },
  guidelines: "",
  lintConfigs: {},
  evals: new Map([
    [
      "001-basics/001-alpha",
      {
        path: "001-basics/001-alpha",
        category: "001-basics",
        name: "001-alpha",
        task: "Store a file.",
        answer: { "convex/index.ts": "export {};" },
        graderFile: "evals/001-basics/001-alpha/grader.test.ts",
        grader: "test();",
        gapNotes: [{ status: "open", text: "Storing in a mutation", line: 1 }],
        gapFile: "evals/001-basics/001-alpha/GAPS.txt",
        healthNotes: { fixed: [], equivalentMutants: [] },
        faults: [],
        variants: [],
        pipeline: "full",
        hash: "h",
      },
    ],
  ]),
  overlay: {},
  health: new Map(),
  files: { "evals/001-basics/001-alpha/GAPS.txt": "Storing in a mutation\n" },
  hash: "h",
  configHash: "c",
};

test("debug has the fields of the debug query, gap notes included", async () => {
  const { json } = await runCommand("debug 001-alpha --json", await gradedStore(), {
    suiteOf: async () => suite,
  });
  expect(json).toMatchObject({
    eval: {
      _id: "001-basics/001-alpha",
      evalPath: "001-basics/001-alpha",
      task: "Store a file.",
      status: "failed",
    },
    run,
    steps: [{ name: "filesystem" }, {}, { name: "deploy", status: "failed" }, {}, {}, {}],
    outputFiles: [
      { path: "convex/index.ts", content: "const value = 1;\nawait ctx.storage.store(blob);\n" },
    ],
    evalSourceFiles: [
      { path: "TASK.txt", content: "Store a file." },
      { path: "answer/convex/index.ts", content: "export {};" },
      { path: "grader.test.ts", content: "test();" },
      { path: "GAPS.txt", content: "Storing in a mutation\n" },
    ],
  });
});

test("debug of an attempt whose suite is gone still shows its own files", async () => {
  const { code, json } = await runCommand("debug 001-alpha --json", await gradedStore());
  expect(code).toBe(0);
  expect(json).toMatchObject({ eval: { task: null }, outputFiles: [{}], evalSourceFiles: [] });
});

test("debug prints steps, task and files", async () => {
  const { output } = await runCommand("debug 001-alpha", await gradedStore(), {
    suiteOf: async () => suite,
  });
  expect(output.split("\n")).toEqual([
    "001-basics/001-alpha   failed",
    "",
    "filesystem  passed   20 ms",
    "install     passed   20 ms",
    "deploy      failed   Property 'store' does not exist on type 'StorageWriter'.",
    "tsc         skipped  earlier-step-failed",
    "eslint      skipped  earlier-step-failed",
    "tests       skipped  earlier-step-failed",
    "",
    "Task             Store a file.",
    "",
    "convex/index.ts",
    "  const value = 1;",
    "  await ctx.storage.store(blob);",
    "",
    "Eval's files     TASK.txt, answer/convex/index.ts, grader.test.ts, GAPS.txt",
    "With their contents: --json",
  ]);
});
