import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { AttemptState } from "../../src/domain/attempt.ts";
import type { EvalPath } from "../../src/domain/eval.ts";
import { outcomeOf } from "../../src/domain/grading.ts";
import type { Grading, GradingOutcome } from "../../src/domain/grading.ts";
import { attemptId, newId, runId } from "../../src/domain/ids.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { Run } from "../../src/domain/run.ts";
import { treeHash } from "../../src/lib/content-hash.ts";
import { loadConfig, openWorkbench } from "../../src/public/index.ts";
import type { AnalysisReport, Certificate } from "../../src/public/index.ts";
import type { Workbench } from "../../src/wiring/workbench.ts";
import { replyText } from "./reply-text.ts";

/** A project, and a suite of one eval that grades it. */
export interface LabRequest {
  readonly suite: ProjectFiles;
  readonly evalPath: EvalPath;
  readonly files: ProjectFiles;
}

export interface GradedRun {
  readonly run: Run;
  readonly state: AttemptState;
  readonly outcome: GradingOutcome;
  /** Absent where the harness failed. */
  readonly grading?: Grading;
}

/** Grades and analyses single projects as `faultline run` and `faultline analyze` would, through the workbench alone. */
export interface Lab extends AsyncDisposable {
  grade(request: LabRequest): Promise<GradedRun>;
  analyze(graded: GradedRun): Promise<AnalysisReport>;
  /** Does the certificate of an analysis give the same outcomes in a fresh process? */
  replay(certificate: Certificate): Promise<boolean>;
}

export interface LabOptions {
  /** Store, suites and reports go below it; grades that are stored there are not made again. */
  readonly directory: string;
  readonly workers: number;
  readonly signal: AbortSignal;
}

export async function openLab({ directory, workers, signal }: LabOptions): Promise<Lab> {
  const config = loadConfig({
    store: join(directory, "store"),
    reports: join(directory, "reports"),
    workers: String(workers),
  });
  const workbench = await openWorkbench(config);
  return {
    grade: (request) => gradeOne(workbench, request, { directory, signal }),
    async analyze({ run }) {
      const observer = (): void => undefined;
      return (await workbench.analyze({ runId: run.id, observer, signal })).report;
    },
    replay: async (certificate) => (await workbench.replay(certificate, signal)).reproduced,
    [Symbol.asyncDispose]: () => workbench[Symbol.asyncDispose](),
  };
}

async function gradeOne(
  workbench: Workbench,
  { suite, evalPath, files }: LabRequest,
  { directory, signal }: Pick<LabOptions, "directory" | "signal">,
): Promise<GradedRun> {
  const { store } = workbench;
  const root = await writeSuite(join(directory, "suites"), suite);
  const run = newRun(root);
  const id = attemptId(newId());
  await store.createRun(run);
  await store.createAttempt({ id, runId: run.id, evalPath, sample: 0 }, { status: "generated" });
  await store.saveReply(id, { text: replyText(files), files });
  const observer = (): void => undefined;
  const finished = await workbench.run({
    source: { kind: "resumed", run },
    select: [],
    observer,
    signal,
  });
  const attempt = await store.getAttempt(id);
  const grading = await store.officialGrading(id);
  const state = attempt?.state ?? { status: "errored", cause: "The attempt is gone." };
  const outcome: GradingOutcome =
    state.status === "errored" || grading === undefined
      ? { status: "errored", message: state.status === "errored" ? state.cause : "No grading." }
      : outcomeOf(grading.steps);
  return { run: finished, state, outcome, ...(grading && { grading }) };
}

function newRun(root: string): Run {
  return {
    id: runId(newId()),
    provider: "faultlab",
    model: "candidate",
    modelDisplayName: "Candidate",
    experiment: "default",
    guidelines: true,
    date: "2026-01-01",
    status: "running",
    suite: { name: "case", version: "1", root, hash: "", overlay: {} },
  };
}

/** Writes a suite into a folder that is named after its contents, once. */
async function writeSuite(directory: string, suite: ProjectFiles): Promise<string> {
  const root = join(directory, treeHash(suite).slice(0, 16));
  const isThere = await stat(root).then(
    () => true,
    () => false,
  );
  if (isThere) return root;
  const scratch = `${root}-${newId().slice(0, 8)}`;
  for (const [path, text] of Object.entries(suite)) {
    await mkdir(dirname(join(scratch, path)), { recursive: true });
    await writeFile(join(scratch, path), text);
  }
  await rename(scratch, root).catch(() => rm(scratch, { recursive: true, force: true }));
  return root;
}
