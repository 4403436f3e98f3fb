import type { Config } from "../config/load-config.ts";
import { newId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { Grading } from "../grading/open-grading.ts";
import { UsageError } from "../lib/harness-error.ts";
import { importRun } from "../runner/import-run.ts";
import type { ImportPlan, ImportTools } from "../runner/import-run.ts";
import { assembleForeignRun } from "../sources/assemble-foreign-run.ts";
import type { QueryAnswers } from "../sources/assemble-foreign-run.ts";
import { queryDeployment } from "../sources/convex-deployment-source.ts";
import { answersAbout } from "../sources/query-answers.ts";
import { readQueryFiles } from "../sources/read-query-files.ts";
import type { ResultStore } from "../store/result-store.ts";
import { loadSuite } from "../suite/load-suite.ts";
import { planImport } from "./plan-import.ts";
import type { ImportedRun, ImportRequest } from "./workbench.ts";

interface ImportParts {
  readonly config: Config;
  readonly store: ResultStore;
  readonly grading: () => Promise<Grading>;
}

/** Reads a run from elsewhere, stores it, and grades its projects. Fails with `UsageError` before anything is stored. */
export async function importForeignRun(
  { config, store, grading }: ImportParts,
  request: ImportRequest,
): Promise<ImportedRun> {
  const { trustsEvals, onResult, signal } = request;
  const answers = await readAnswers(request, config);
  const foreign = assembleForeignRun(answers, new Date().toISOString().slice(0, 10));
  const suite = await loadSuite(config.suiteDirectory);
  const plan = planImport(foreign, suite, { trustsEvals });
  const known = await findRun(store, plan.run);
  const isOpen = await hasOpenReply(plan, store);
  const tools: ImportTools = {
    store,
    ...(isOpen ? await grading() : nothingToGrade),
    newId,
    now: () => performance.now(),
    onResult,
  };
  const results = await importRun(plan, { concurrency: config.workers, signal }, tools);
  return {
    run: known ?? plan.run,
    isKnown: known !== undefined,
    results,
    missing: foreign.missing,
    otherEvals: plan.otherEvals,
    leftOut: plan.leftOut,
  };
}

async function readAnswers(
  { source, signal }: ImportRequest,
  { adminKey }: Config,
): Promise<QueryAnswers> {
  if (source.kind === "files") {
    return answersAbout(await readQueryFiles(source.files), source.runId);
  }
  if (adminKey === undefined) {
    throw new UsageError(
      "A deployment answers such queries to its admin only: set FAULTLINE_ADMIN_KEY to its admin key.",
    );
  }
  return await queryDeployment({ ...source, adminKey, signal });
}

async function findRun(store: ResultStore, { id }: Run): Promise<Run | undefined> {
  return (await store.findRuns(id)).find((each) => each.id === id);
}

async function hasOpenReply({ run, attempts }: ImportPlan, store: ResultStore): Promise<boolean> {
  const stored = await store.listAttempts(run.id);
  const graded = new Set(
    stored.filter(({ state }) => state.status === "graded").map(({ evalPath }) => evalPath),
  );
  return attempts.some(
    ({ outcome, replied }) => replied.status === "gradable" && !graded.has(outcome.evalPath),
  );
}

/** Processes that grade need not be started where every grade is there. */
const nothingToGrade: Pick<ImportTools, "grade" | "toolchain"> = {
  grade: () => Promise.reject(new Error("Nothing was to be graded.")),
  toolchain: "",
};
