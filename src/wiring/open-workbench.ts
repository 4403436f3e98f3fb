import { join } from "node:path";
import { z } from "zod";
import { analyzeRun } from "../analysis/analyze-run.ts";
import { priorRunsOf } from "../analysis/prior-runs.ts";
import { replayCertificate } from "../analysis/replay-certificate.ts";
import { writeReport } from "../analysis/reports/write-report.ts";
import { readAttempts } from "../analysis/graded-attempt.ts";
import { actionText, makeChange } from "../analysis/recommendations/make-change.ts";
import { planChange } from "../analysis/recommendations/plan-change.ts";
import type {
  Analysis,
  AnalyzeRequest,
  Application,
  ApplyRequest,
  ComparePushes,
  Replay,
  ValidateRequest,
  Validation,
  Workbench,
} from "./workbench.ts";
import { environmentKeys } from "../config/api-keys.ts";
import { childEnvironment } from "../config/child-environment.ts";
import type { Config } from "../config/load-config.ts";
import type { Certificate } from "../domain/certificate.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { openGrading } from "../grading/open-grading.ts";
import type { Grading, GradingOptions } from "../grading/open-grading.ts";
import { HarnessError, UsageError } from "../lib/harness-error.ts";
import { lazily } from "../lib/lazily.ts";
import { chooseSandbox } from "./choose-sandbox.ts";
import { openModelCalls } from "./model-calls.ts";
import type { ModelCalls } from "./model-calls.ts";
import { gradeRun } from "./grade-run.ts";
import { planCalls } from "./plan-calls.ts";
import { currentSuiteOf, suiteAt, suiteOfRun } from "./suite-of-run.ts";
import type { PushComparison } from "../health/compare-pushes.ts";
import { folderProgramRunner } from "../sandbox/run-folder-program.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { ResultStore } from "../store/result-store.ts";
import { openSqliteStore } from "../store/sqlite-store.ts";
import { withOverlay, withPush } from "../suite/build-suite.ts";
import { loadSuite } from "../suite/load-suite.ts";

const projectFilesSchema = z.record(z.string(), z.string());

/** Everything that the commands' work is done with. Grading starts when it is first needed. */
interface Parts {
  readonly config: Config;
  readonly store: ResultStore;
  readonly sandbox: Sandbox;
  readonly calls: ModelCalls;
  readonly grading: () => Promise<Grading>;
  /** Processes that nothing else has used, where certificates are confirmed. */
  readonly freshGrading: () => Promise<Grading>;
}

/** Configuration → store, sandbox, grading, models: the only place that constructs implementations. */
export async function openWorkbench(config: Config): Promise<Workbench> {
  const sandbox = await chooseSandbox({ required: config.requireSandbox });
  const store = await openSqliteStore(config.storeDirectory);
  const options: GradingOptions = {
    sandboxName: sandbox.name,
    workers: config.workers,
    environment: childEnvironment(),
    cacheDirectory: join(config.storeDirectory, "cache"),
    cache: store,
  };
  const grading = lazily(() => openGrading(options));
  const freshGrading = lazily(() => openGrading({ ...options, workers: 1 }));
  const parts: Parts = {
    config,
    store,
    sandbox,
    calls: openModelCalls(environmentKeys(), folderProgramRunner(sandbox, childEnvironment())),
    grading: grading.get,
    freshGrading: freshGrading.get,
  };
  return {
    store,
    sandbox,
    suiteOf: (run) => suiteOfRun(run, config),
    run: (request) => gradeRun(parts, request),
    importRun: async (request) =>
      (await import("./import-foreign-run.ts")).importForeignRun(parts, request),
    planCalls: (request) => planCalls(request, config, parts.calls),
    planArms: async (request) => (await import("./plan-arms.ts")).planArms(request, config),
    analyze: (request) => analyze(parts, request),
    regrade: async (request) => {
      const { regradeStoredRun } = await import("./regrade-stored-run.ts");
      return regradeStoredRun(parts, request);
    },
    replay: (certificate, signal) => replay(parts, certificate, signal),
    apply: (request) => apply(parts, request),
    validate: (request) => validate(parts, request),
    comparePushes: (request) => comparePushesOf(parts, request),
    async [Symbol.asyncDispose]() {
      await Promise.all([grading.dispose(), freshGrading.dispose()]);
      await store[Symbol.asyncDispose]();
    },
  };
}

async function analyze(
  parts: Parts,
  { runId, analyst: choice, observer, signal }: AnalyzeRequest,
): Promise<Analysis> {
  const { config, store, sandbox } = parts;
  const analyst = choice && (await (await import("./plan-analyst.ts")).planAnalyst(choice, parts));
  const analyzed = await requireRun(store, runId);
  const currentSuite = await currentSuiteOf(analyzed, config);
  const { grade, toolchain, workers } = await parts.grading();
  const report = await analyzeRun({
    run: analyzed,
    suite: withOverlay(currentSuite, analyzed.suite?.overlay ?? {}),
    currentSuite,
    store,
    grade,
    toolchain,
    freshGrade: async (request) => (await parts.freshGrading()).grade(request),
    priorRuns: await priorRunsOf({
      run: analyzed,
      store,
      reportsDirectory: config.reportsDirectory,
    }),
    concurrency: workers + 1,
    sandbox: sandbox.name,
    ...(analyst && { analyst }),
    observer,
    signal,
  });
  if (report.verdicts.length + report.erroredAttempts.length === 0) return { report };
  await store.saveReport(runId, report);
  const reviews = await store.listReviews(runId);
  const written = await writeReport({ report, directory: config.reportsDirectory, reviews });
  return { report, written };
}

async function replay(
  parts: Parts,
  certificate: Certificate,
  signal: AbortSignal,
): Promise<Replay> {
  const { store } = parts;
  const files = await storedFiles(store, certificate.filesArtifact, certificate);
  const overlay = await storedFiles(store, certificate.overlayArtifact, certificate);
  const suite = withOverlay(await suiteAt(certificate.suiteRoot, parts.config), overlay);
  requireSameChecks(certificate, suite);
  const { grade } = await parts.freshGrading();
  const { before, after, same } = await replayCertificate({
    certificate,
    files,
    suite,
    grade,
    signal,
  });
  return { before, after, reproduced: same };
}

/** Files that a certificate needs, from the store that made it. */
async function storedFiles(
  store: ResultStore,
  artifact: string,
  { id }: Certificate,
): Promise<ProjectFiles> {
  const stored = await store.getArtifact(artifact);
  if (stored !== undefined) return projectFilesSchema.parse(JSON.parse(stored));
  throw new HarnessError(
    "stop-run",
    `The store lost the code of certificate ${id}: its artifact ${artifact.slice(0, 12)} is missing.`,
  );
}

async function apply(parts: Parts, request: ApplyRequest): Promise<Application> {
  const { store, config } = parts;
  const { runId, number, confirm, signal } = request;
  const analyzed = await requireRun(store, runId);
  const report = await store.getReport(runId);
  if (report === undefined) {
    throw new UsageError(`Run ${runId} was not analysed yet, so nothing is recommended for it.`);
  }
  const { root, files } = await currentSuiteOf(analyzed, config);
  const change = planChange({ report, number, files });
  if (!(await confirm(change))) return { change };
  const { grade } = await parts.grading();
  const { graded: attempts } = await readAttempts(store, runId);
  const reload = () => suiteOfRun(analyzed, config);
  const made = await makeChange({ change, root, attempts, reload, grade, signal });
  const newAction = actionText(change, new Date());
  const written = await writeReport({
    report,
    directory: config.reportsDirectory,
    newAction,
    reviews: await store.listReviews(runId),
  });
  await store.saveReport(runId, {
    ...report,
    actionsTaken: [...report.actionsTaken, newAction],
  });
  return { change, made: { ...made, written } };
}

/** A certificate speaks of the checks that it was made with. */
function requireSameChecks({ id, evalPath, inputs }: Certificate, suite: Suite): void {
  if (suite.evals.get(evalPath)?.hash === inputs.eval && suite.configHash === inputs.config) return;
  throw new UsageError(
    `${evalPath} or the suite's configuration has changed since certificate ${id} was made, so it cannot be replayed as it was. Analyse the run again for new certificates.`,
  );
}

async function validate(
  parts: Parts,
  { select, sizes, push, records, onResult, onMeasured, signal }: ValidateRequest,
): Promise<Validation> {
  const own = await loadSuite(parts.config.suiteDirectory, select.length === 0 ? {} : { select });
  const suite = push === undefined ? own : withPush(own, push);
  const { grade, workers: concurrency } = await parts.grading();
  const { validateSuite } = await import("../health/validate-suite.ts");
  const { measureHealth } = await import("../health/measure-health.ts");
  const { recordHealth } = await import("../health/record-health.ts");
  const gates = await validateSuite({ suite, grade, concurrency, observer: onResult, signal });
  const health = await measureHealth({
    suite,
    grade,
    concurrency,
    gates,
    ...(sizes && { sizes }),
    observer: onMeasured,
    signal,
  });
  if (records) await recordHealth(suite, health);
  return { gates, health };
}

async function comparePushesOf(
  parts: Parts,
  { select, every, onCompared, signal }: ComparePushes,
): Promise<readonly PushComparison[]> {
  const suite = await loadSuite(parts.config.suiteDirectory, { select });
  const { grade, workers: concurrency } = await parts.grading();
  const { comparePushes } = await import("../health/compare-pushes.ts");
  return comparePushes({ suite, grade, concurrency, every, observer: onCompared, signal });
}

async function requireRun(store: ResultStore, id: RunId): Promise<Run> {
  const found = (await store.findRuns(id)).find((each) => each.id === id);
  if (found === undefined) throw new UsageError(`The store holds no run "${id}".`);
  return found;
}
