import { attemptId, gradingId, runId } from "../domain/ids.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Run } from "../domain/run.ts";
import { stepIndex } from "../domain/grading.ts";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Diagnostic, Place } from "../domain/diagnostic.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade, GradeRequest } from "../grading/grade.ts";
import { treeHash } from "../lib/content-hash.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import type { ResultStore } from "../store/result-store.ts";
import { buildSuite } from "../suite/build-suite.ts";
import { analyzeRun } from "./analyze-run.ts";
import type { AnalyzeRequest } from "./analyze-run.ts";

/** The reference of every eval: one query without arguments. */
export const module = `import { query } from "./_generated/server";
export const f = query({ args: {}, handler: async () => null });
`;
const brokenGrader = `import { expect, test } from "faultline/grader";
test("holds a text that no one has", () => {
  expect("nothing").toContain("BROKEN");
});
test("works", () => {
  expect(1).toBe(1);
});
`;
export const fineGrader = brokenGrader.replace(`  expect("nothing").toContain("BROKEN");\n`, "");

const fault = JSON.stringify({
  description: "no args",
  expected: { step: "tests", pattern: "no args" },
  edits: [{ file: "convex/index.ts", find: "args: {}, ", replace: "" }],
});

function evalFiles(path: string, grader: string): ProjectFiles {
  return {
    [`evals/${path}/TASK.txt`]:
      "Write `convex/index.ts` with the query `f`.\nIt declares its `args`, of which it has none.\nIt returns null.\n",
    [`evals/${path}/answer/convex/index.ts`]: module,
    [`evals/${path}/grader.test.ts`]: grader,
    [`evals/${path}/faults/no-args/fault.json`]: fault,
  };
}

const files: ProjectFiles = {
  ...evalFiles("000-a/000-fine", fineGrader),
  ...evalFiles("000-a/001-broken-check", brokenGrader),
  ...evalFiles("001-b/000-node", fineGrader),
};
export const suite: Suite = buildSuite({ root: "/suite", files, overlay: {}, selects: () => true });

/** Grades by two rules: a directive fails the deploy; the broken assertion and missing arguments fail the tests. */
export const grade: Grade = (request) => {
  const steps = cutAfter(stepsOf(request), request.upTo ?? "tests");
  const hashes = {
    files: treeHash(request.files),
    eval: request.suite.evals.get(request.evalPath)?.hash ?? "",
    config: request.suite.configHash,
    toolchain: "t",
  };
  return Promise.resolve({ steps, inputs: hashes, durationMs: 1, cached: false });
};

function stepsOf(request: GradeRequest): readonly Step[] {
  const code = request.files["convex/index.ts"] ?? "";
  if (code === "") {
    return failing("filesystem", [
      { tool: "reply-parser", code: "NoFiles", severity: "error", message: "none" },
    ]);
  }
  if (code.includes('"use node"')) {
    const message =
      "`f` defined in `index.js` is a Query function. Only actions can be defined in Node.js.";
    return failing("deploy", [
      { tool: "analysis", code: "InvalidModules", severity: "error", message },
    ]);
  }
  const grader = request.suite.evals.get(request.evalPath)?.grader ?? "";
  const lines = grader.split("\n");
  const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
  const broken = grader.includes("BROKEN")
    ? [failingTest("holds", { code: "toContain", message: "no 'BROKEN'", line: lineOf("BROKEN") })]
    : [];
  const works = code.includes("args")
    ? []
    : [failingTest("works", { code: "toBe", message: "no args", line: lineOf("toBe(1)") })];
  const tests = [...broken, ...works];
  if (tests.length === 0) return stepNames.map(passed);
  const diagnostics = tests.map(({ name, failures: [{ code: matcher, message }] }) => ({
    ...({ tool: "vitest", severity: "error" } as const),
    code: matcher,
    message,
    test: name,
  }));
  return failing("tests", diagnostics).map((step) =>
    step.name === "tests" ? { ...step, tests } : step,
  );
}

interface FailedAssertion {
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

function failingTest(name: string, { code, message, line }: FailedAssertion) {
  const graderPlace: Place = { file: "grader.test.ts", line, column: 23 };
  const kind = "assertion";
  return {
    name,
    status: "failed",
    durationMs: 1,
    failures: [{ kind, code, message, graderPlace }],
  } as const;
}

export function failing(name: StepName, diagnostics: readonly Diagnostic[]): readonly Step[] {
  return stepNames.map((each): Step => {
    if (each === name) return { name, status: "failed", durationMs: 1, notes: [], diagnostics };
    const isLater = stepIndex(each) > stepIndex(name);
    return isLater
      ? { name: each, status: "skipped", reason: "earlier-step-failed" }
      : passed(each);
  });
}

function passed(name: StepName): Step {
  return { name, status: "passed", durationMs: 1, notes: [], diagnostics: [] };
}

function cutAfter(steps: readonly Step[], upTo: StepName): readonly Step[] {
  return steps.map((step) =>
    stepIndex(step.name) <= stepIndex(upTo)
      ? step
      : { name: step.name, status: "skipped", reason: "not-requested" },
  );
}

const run: Run = {
  id: runId("abcdefgh12345678"),
  provider: "p",
  model: "m",
  modelDisplayName: "M",
  experiment: "default",
  guidelines: true,
  date: "2026-01-02",
  status: "completed",
};

/** A store with one graded attempt per eval: its module alone, or a whole project. */
export async function storeWith(
  replies: Readonly<Record<string, string | ProjectFiles>>,
): Promise<ResultStore> {
  const store = await openInMemoryStore();
  await store.createRun(run);
  for (const [evalPath, code] of Object.entries(replies)) {
    const id = attemptId(`attempt ${evalPath}`);
    const reply = typeof code === "string" ? { "convex/index.ts": code } : code;
    await store.createAttempt({ id, runId: run.id, evalPath, sample: 0 }, { status: "generated" });
    await store.saveReply(id, { text: JSON.stringify(code), files: reply });
    const { steps, inputs } = await grade({ suite, evalPath, files: reply });
    const grading = gradingId(`grading ${evalPath}`);
    await store.startGrading({ id: grading, attemptId: id, purpose: "official", inputs });
    for (const step of steps) await store.addStep(grading, step);
    await store.finishGrading(grading, 1, false);
    await store.setAttemptState(id, { status: "graded" });
  }
  return store;
}

interface AnalyzeOptions extends Pick<AnalyzeRequest, "analyst" | "signal"> {
  readonly search?: Grade;
  readonly fresh?: Grade;
}

export function analyze(
  store: ResultStore,
  today: Suite = suite,
  { search = grade, fresh = grade, ...rest }: AnalyzeOptions = {},
): Promise<AnalysisReport> {
  return analyzeRun({
    run,
    suite: today,
    currentSuite: today,
    store,
    grade: search,
    freshGrade: fresh,
    toolchain: "t",
    priorRuns: [],
    concurrency: 2,
    sandbox: "process",
    ...rest,
  });
}

const withDirective = `"use node";\n\n${module}`;
export const replies = {
  "000-a/000-fine": module,
  "000-a/001-broken-check": module.replace("f =", "f  ="),
  "001-b/000-node": withDirective,
};
