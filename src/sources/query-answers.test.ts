import { expect, test } from "vitest";
import { UsageError } from "../lib/harness-error.ts";
import { assembleForeignRun } from "./assemble-foreign-run.ts";
import { answersAbout } from "./query-answers.ts";

const run = {
  _id: "jn7922j1w29pdxm76bj9ps0enx80mg9e",
  model: "coder-1",
  provider: "acme",
  experiment: "no_guidelines",
  status: { kind: "completed", durationMs: 5 },
  _creationTime: Date.UTC(2026, 1, 3, 12),
};

const failed = {
  _id: "e1",
  evalPath: "000-a/000-x",
  category: "000-a",
  name: "000-x",
  failureReason: "tests fail",
  failedStep: { name: "tests", error: "expected 1 to be 2" },
};

const summary = { run, totalEvals: 3, passedCount: 2, failedCount: 1, failedEvals: [failed] };

const debug = {
  eval: { _id: "e1", category: "000-a", name: "000-x", task: "Do it.", status: "failed" },
  run,
  steps: [],
  outputFiles: [{ path: "convex/index.ts", content: "export {};" }],
  evalSourceFiles: [
    { path: "answer\\convex\\index.ts", content: "export const a = 1;" },
    { path: "evals/000-a/000-x/grader.test.ts", content: "test();" },
    { path: "node_modules/x/index.js", content: "" },
  ],
};

function assemble(documents: readonly unknown[], wanted?: string) {
  const from = "run.json";
  return assembleForeignRun(
    answersAbout(
      documents.map((value) => ({ from, value })),
      wanted,
    ),
    "2026-03-01",
  );
}

test("a run is put together from one file with an array, or from several", () => {
  const whole = assemble([[summary, debug]]);
  expect(assemble([summary, debug])).toEqual(whole);
  expect(whole).toEqual({
    run: {
      id: run._id,
      provider: "acme",
      model: "coder-1",
      modelDisplayName: "coder-1",
      experiment: "no_guidelines",
      guidelines: false,
      date: "2026-02-03",
      status: "completed",
      recordedTotals: { total: 3, passed: 2 },
    },
    attempts: [
      {
        id: "e1",
        evalPath: "000-a/000-x",
        passed: false,
        failedStep: "tests",
        error: "expected 1 to be 2",
        outputFiles: debug.outputFiles,
        evalFiles: {
          "TASK.txt": "Do it.",
          "answer/convex/index.ts": "export const a = 1;",
          "grader.test.ts": "test();",
        },
      },
    ],
    missing: [
      {
        field: "run.guidelines",
        meaning: "by the name of its experiment the model did not get them",
      },
    ],
  });
});

test("what is missing is named, each with what it means", () => {
  const { _id, model, provider } = run;
  const bare = {
    run: { _id, model, provider },
    totalEvals: 3,
    passedCount: 1,
    failedEvals: [{ _id: "e1", evalPath: "000-a/000-x" }],
  };
  const { missing } = assemble([bare]);
  expect(missing.map(({ field, evalPath }) => [field, evalPath])).toEqual([
    ["run.status", undefined],
    ["run.experiment", undefined],
    ["run.date", undefined],
    ["run.guidelines", undefined],
    ["failedEvals", undefined],
    ["failedStep", "000-a/000-x"],
    ["getEvalDebugInfo", "000-a/000-x"],
  ]);
  const empty = { eval: debug.eval };
  const part = { ...empty, evalSourceFiles: [{ path: "GAPS.txt", content: "" }], outputFiles: [] };
  const fields = (info: unknown) =>
    assemble([summary, info]).missing.flatMap(({ field, evalPath }) => (evalPath ? [field] : []));
  expect(fields(empty)).toEqual(["outputFiles", "evalSourceFiles"]);
  expect(fields(part)).toEqual([
    "outputFiles",
    "evalSourceFiles grader.test.ts",
    "evalSourceFiles answer/",
  ]);
});

test("an eval that passed comes along where it was asked for, a stranger is named and left out", () => {
  const other = (id: string, status: string) => ({
    ...debug,
    eval: { _id: id, evalPath: `000-a/${id}`, status },
  });
  const { attempts, missing } = assemble([summary, other("p", "passed"), other("s", "failed")]);
  expect(attempts.map(({ evalPath, passed }) => [evalPath, passed])).toEqual([
    ["000-a/000-x", false],
    ["000-a/p", true],
  ]);
  expect(missing.find(({ field }) => field === "failedEvals")).toMatchObject({
    evalPath: "000-a/s",
  });
});

test("one of several runs is chosen by its id", () => {
  const second = { ...summary, run: { ...run, _id: "second" } };
  expect(assemble([summary, second, debug], "second").run.id).toBe("second");
  expect(assemble([summary, second, debug], run._id).attempts[0]?.outputFiles).toHaveLength(1);
});

const bigText = "x".repeat(2_000_001);
const outside = { ...debug, evalSourceFiles: [{ path: "answer/../../up.ts", content: "" }] };
const both = {
  ...debug,
  evalSourceFiles: ["answer/a", "answer/a/b"].map((path) => ({ path, content: "" })),
};

test.each([
  ["no summary", [debug], /No failure summary was given/],
  ["another thing", [{ hello: 1 }], /run\.json holds something that is the answer of neither/],
  ["several runs", [summary, { ...summary, run: { ...run, _id: "b" } }], /Summaries of 2 runs/],
  ["a wrong type", [{ ...summary, totalEvals: "3" }], /"totalEvals": Invalid input/],
  ["more passes than evals", [{ ...summary, passedCount: 4 }], /is more than totalEvals/],
  [
    "a path of an eval that climbs",
    [{ ...summary, failedEvals: [{ ...failed, evalPath: "../x" }] }],
    /failedEvals\.0\.evalPath/,
  ],
  [
    "an id with a control sequence",
    [{ ...summary, run: { ...run, _id: "a\u001b[31mb" } }],
    /"run\._id": holds characters/,
  ],
  [
    "an eval twice",
    [{ ...summary, failedEvals: [failed, { ...failed, _id: "e2" }] }],
    /occurs more than once/,
  ],
  ["a run under way", [{ ...summary, run: { ...run, status: "running" } }], /status "running"/],
  [
    "debug information of another run",
    [summary, { ...debug, run: { _id: "z" } }],
    /is about run z/,
  ],
  ["a source file outside of its eval", [summary, outside], /which lies outside the eval's folder/],
  ["a file that is a folder as well", [summary, both], /"answer\/a" as a file and as a folder/],
  [
    "a huge file",
    [summary, { ...debug, outputFiles: [{ path: "a", content: bigText }] }],
    /outputFiles\.0\.content": Too big/,
  ],
])("%s is the user's mistake, in one sentence", (_, documents, message) => {
  const caught = attempt(() => assemble(documents));
  expect(caught).toBeInstanceOf(UsageError);
  expect(String(caught)).toMatch(message);
  expect(String(caught).length).toBeLessThan(400);
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
