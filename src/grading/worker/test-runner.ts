import { readFile } from "node:fs/promises";
import type { TestCase, TestModule, Vitest } from "vitest/node";
import type { TestResult } from "../../domain/test-result.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { GraderModules } from "./bundle-grader-modules.ts";
import { createPreparedForks } from "./prepared-forks.ts";
import type { PreparedForks } from "./prepared-forks.ts";
import { toTestFailure } from "./test-failure.ts";

export interface TestRequest {
  /** Absolute path of the grader. */
  readonly graderFile: string;
  /** Environment of the grader's process, besides what every process needs. */
  readonly environment: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  /** Skip the tests after the first one that fails. */
  readonly stopAtFirstFailure: boolean;
}

export interface TestReport {
  readonly tests: readonly TestResult[];
  /** Errors outside any test: the grader could not be loaded, or something was thrown and not awaited. */
  readonly errors: readonly string[];
}

/** Runs graders on a Vitest that stays loaded; each grader runs in a process of its own. */
export interface TestRunner extends AsyncDisposable {
  /** Gets ready for a grader that is about to be run; returns at once. */
  prepare(): void;
  run(request: TestRequest): Promise<TestReport>;
}

export interface TestRunnerOptions {
  /** Folder that holds every grader that will be run. */
  readonly root: string;
  /** Makes what the processes of graders load; called once. */
  readonly graderModules: () => Promise<GraderModules>;
}

export function createTestRunner(options: TestRunnerOptions): TestRunner {
  let starting: Promise<WarmVitest> | undefined;
  const stop = async (): Promise<void> => {
    const warm = await starting?.catch(() => undefined);
    starting = undefined;
    warm?.forks[Symbol.dispose]();
    await warm?.vitest.close();
  };
  const start = (): Promise<WarmVitest> => (starting ??= startVitest(options));
  return {
    prepare() {
      start().then(
        ({ forks }) => forks.prepare(),
        () => undefined, // told where it is awaited
      );
    },
    async run(request) {
      const { vitest } = await start();
      const finished = runGrader(vitest, request);
      const report = await withDeadline(finished, request.deadlineMs);
      if (report !== undefined) return report;
      await stop();
      throw new HarnessError("retry", `The grader did not end within ${request.deadlineMs} ms.`, {
        facts: { exhausted: true },
      });
    },
    [Symbol.asyncDispose]: stop,
  };
}

interface WarmVitest {
  readonly vitest: Vitest;
  readonly forks: PreparedForks;
}

async function startVitest({ root, graderModules }: TestRunnerOptions): Promise<WarmVitest> {
  // Loaded here, since a worker that grades static steps only never needs it.
  const [{ createVitest, ForksPoolWorker }, { grader, setup, preload }] = await Promise.all([
    import("vitest/node"),
    graderModules(),
  ]);
  const forks = createPreparedForks(ForksPoolWorker, preload);
  const vitest = await createVitest(
    {
      root,
      config: false,
      watch: false,
      include: ["**/*.test.ts"],
      pool: forks.pool,
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 10_000,
      setupFiles: [setup],
      reporters: [{}],
      passWithNoTests: true,
      server: { deps: { external: [grader, setup] } },
    },
    { resolve: { alias: { "faultline/grader": grader } }, logLevel: "silent" },
  );
  return { vitest, forks };
}

async function runGrader(vitest: Vitest, request: TestRequest): Promise<TestReport> {
  const project = vitest.projects[0];
  if (project === undefined) throw new HarnessError("retry", "The test runner lost its project.");
  project.config.bail = request.stopAtFirstFailure ? 1 : 0;
  project.config.env = { ...project.config.env, ...request.environment };
  const specification = project.createSpecification(request.graderFile);
  const result = await vitest.runTestSpecifications([specification], false);
  // A Vitest that stays loaded tells of the graders that it ran before, too.
  const modules = result.testModules.filter(({ moduleId }) => moduleId === request.graderFile);
  const source = await readFile(request.graderFile, "utf8");
  const tests = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => toTestResult(test, source, request.graderFile)),
  );
  const errors = [
    ...modules.flatMap(moduleErrors),
    ...result.unhandledErrors.map(unhandledMessage),
  ];
  vitest.state.clearFiles(project, [request.graderFile]);
  vitest.state.clearErrors();
  return { tests, errors };
}

/** Vitest tells errors of another process as plain objects, some of which do not turn into a text. */
function unhandledMessage(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  return "message" in error && typeof error.message === "string"
    ? error.message
    : "Something was thrown outside of the tests.";
}

function moduleErrors(module: TestModule): string[] {
  return module.errors().map((error) => error.message);
}

function toTestResult(test: TestCase, graderSource: string, graderFile: string): TestResult {
  const result = test.result();
  const status = result.state === "pending" ? "skipped" : result.state;
  const errors = result.state === "failed" ? result.errors : [];
  return {
    name: test.fullName,
    status,
    durationMs: Math.round(test.diagnostic()?.duration ?? 0),
    failures: errors.map((error) => toTestFailure(error, { graderSource, graderFile })),
  };
}

/** The value, or `undefined` when the deadline came first. */
async function withDeadline<Value>(
  work: Promise<Value>,
  milliseconds: number,
): Promise<Value | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
