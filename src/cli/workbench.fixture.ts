import { reportFixture, runFixture, verdictFixture } from "../analysis/reports/report.fixture.ts";
import type { Attempt, AttemptState } from "../domain/attempt.ts";
import { attemptId, gradingId } from "../domain/ids.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Run } from "../domain/run.ts";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { TestResult } from "../domain/test-result.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { CommandContext } from "./command-context.ts";
import { createInterruption } from "./interruption.ts";
import { runCli } from "./run-cli.ts";
import type { ReviewAnswer } from "./review-answer.ts";
import { createTerminal } from "./terminal.ts";
import type { Workbench } from "../wiring/workbench.ts";

/** What a command line printed, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly notes: string;
  /** The JSON that was printed, if any. */
  readonly json: unknown;
}

/**
 * Runs a command line against a store and what else is given; everything else of the workbench refuses. Where answers
 * are given, a person at a terminal gives them one after the other.
 */
export async function runCommand(
  line: string,
  store: ResultStore,
  { answers, ...change }: Partial<Workbench> & { readonly answers?: readonly ReviewAnswer[] } = {},
): Promise<Ended> {
  const given = [...(answers ?? [])];
  const interruption = createInterruption();
  let printed = "";
  let noted = "";
  const output = {
    columns: 100,
    isTTY: answers !== undefined,
    write: (text: string) => (printed += text),
  };
  const notes = { write: (text: string) => (noted += text) };
  const context: CommandContext = {
    terminal: createTerminal({ stream: output, colors: 0 }, { stream: notes, colors: 0 }),
    invocation: "faultline",
    signal: interruption.signal,
    interruption,
    loadConfig: () => ({
      storeDirectory: "/store",
      reportsDirectory: "/reports",
      suiteDirectory: "/suite",
      workers: 2,
      requireSandbox: false,
    }),
    openWorkbench: async () => workbenchFixture(store, change),
    askReview: async () => given.shift() ?? "quit",
  };
  const code = await runCli(line.split(" "), context, { version: "1.2.3", write: output.write });
  const json = line.endsWith("--json") && printed !== "" ? parseJson(printed) : undefined;
  return { code, output: printed.replace(/\n$/, ""), notes: noted.replace(/\n$/, ""), json };
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

function workbenchFixture(store: ResultStore, change: Partial<Workbench>): Workbench {
  const refuse = async (): Promise<never> => {
    throw new Error("This test expects no such call.");
  };
  return {
    store,
    sandbox: { name: "bubblewrap", isolates: true },
    suiteOf: async () => undefined,
    run: refuse,
    importRun: refuse,
    planCalls: refuse,
    planArms: refuse,
    analyze: refuse,
    regrade: refuse,
    replay: refuse,
    apply: refuse,
    validate: refuse,
    comparePushes: refuse,
    [Symbol.asyncDispose]: async () => {},
    ...change,
  };
}

/** A store with the given runs and no attempts. */
export async function storeWith(...runs: readonly Run[]): Promise<ResultStore> {
  const store = await openInMemoryStore();
  for (const run of runs) await store.createRun(run);
  return store;
}

/** A run with a suite, as one that was graded here. */
export function gradedRunFixture(change: Partial<Run> = {}): Run {
  return runFixture({
    suite: { name: "demo", version: "1", root: "/suite", hash: "h", overlay: {} },
    ...change,
  });
}

/** A store with one graded run: alpha fails at deploy, beta passes, gamma fails 1 of 6 tests, delta was not scored. */
export async function gradedStore(run = gradedRunFixture()): Promise<ResultStore> {
  const store = await storeWith(run);
  await addGraded(store, "001-basics/001-alpha", failedAt("deploy"));
  await addGraded(store, "001-basics/002-beta", stepNames.map(passedStep));
  await addGraded(store, "002-more/001-gamma", failedAt("tests"));
  await addAttempt(store, "002-more/002-delta", {
    status: "errored",
    cause: "the reply was cut off",
  });
  return store;
}

/** The analysis of the run in `gradedStore`. */
export function gradedReport(): AnalysisReport {
  const outcomes = {
    "001-basics/001-alpha": verdictFixture({
      failure: { attemptId: attemptId("001-basics/001-alpha") },
    }),
    "001-basics/002-beta": "passed",
    "002-more/001-gamma": verdictFixture({
      blame: "check",
      classification: "OVERLY_STRICT",
      actionable: true,
      oneLine: "asserts on a text that never holds the label",
      failure: {
        attemptId: attemptId("002-more/001-gamma"),
        evalPath: "002-more/001-gamma",
        step: "tests",
        testsPassed: 5,
        testsTotal: 6,
      },
    }),
  } as const;
  return reportFixture(outcomes, {
    run: gradedRunFixture(),
    erroredAttempts: [{ evalPath: "002-more/002-delta", cause: "the reply was cut off" }],
  });
}

async function addAttempt(
  store: ResultStore,
  evalPath: string,
  state: AttemptState,
): Promise<Attempt> {
  const attempt = { id: attemptId(evalPath), runId: runFixture().id, evalPath, sample: 0 };
  await store.createAttempt(attempt, state);
  return { ...attempt, state };
}

async function addGraded(
  store: ResultStore,
  evalPath: string,
  steps: readonly Step[],
): Promise<void> {
  const attempt = await addAttempt(store, evalPath, { status: "graded" });
  const text = "const value = 1;\nawait ctx.storage.store(blob);\n";
  await store.saveReply(attempt.id, { text: "# Files", files: { "convex/index.ts": text } });
  const id = gradingId(`grading of ${evalPath}`);
  const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
  await store.startGrading({ id, attemptId: attempt.id, purpose: "official", inputs });
  for (const step of steps) await store.addStep(id, step);
  await store.finishGrading(id, 900, false);
}

function passedStep(name: StepName): Step {
  return { name, status: "passed", durationMs: 20, notes: [], diagnostics: [] };
}

function failedAt(failing: "deploy" | "tests"): readonly Step[] {
  const before = stepNames.slice(0, stepNames.indexOf(failing)).map(passedStep);
  const after = stepNames.slice(before.length + 1);
  return [
    ...before,
    failing === "deploy" ? failedDeploy : failedTests,
    ...after.map((name): Step => ({ name, status: "skipped", reason: "earlier-step-failed" })),
  ];
}

const failedDeploy: Step = {
  name: "deploy",
  status: "failed",
  durationMs: 300,
  notes: [],
  diagnostics: [
    {
      tool: "typescript",
      code: "TS2339",
      severity: "error",
      message: "Property 'store' does not exist on type 'StorageWriter'.",
      place: { file: "convex/index.ts", line: 2, column: 19, endLine: 2, endColumn: 24 },
    },
  ],
};

function testResult(name: string, isPassed: boolean): TestResult {
  const failure = {
    kind: "assertion",
    code: "toContain",
    message: "expected 'x' to contain 'y'",
  } as const;
  return {
    name,
    status: isPassed ? "passed" : "failed",
    durationMs: 5,
    failures: isPassed ? [] : [{ ...failure, expected: "y", actual: "x" }],
  };
}

const failedTests: Step = {
  name: "tests",
  status: "failed",
  durationMs: 400,
  notes: [],
  diagnostics: [
    {
      tool: "vitest",
      code: "toContain",
      severity: "error",
      message: "expected 'x' to contain 'y'",
      test: "holds the label",
    },
  ],
  tests: [testResult("runs", true), testResult("holds the label", false)],
};
