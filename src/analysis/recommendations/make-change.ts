import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { outcomeOf } from "../../domain/grading.ts";
import type { EvalPath } from "../../domain/eval.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Grade } from "../../grading/grade.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { writeFileAtomically } from "../../lib/write-file-atomically.ts";
import type { GradedAttempt } from "../graded-attempt.ts";
import type { PlannedChange } from "./plan-change.ts";

export interface MakeChangeRequest {
  readonly change: PlannedChange;
  /** Folder of the suite. */
  readonly root: string;
  /** Attempts of the run that the recommendation was measured with. */
  readonly attempts: readonly GradedAttempt[];
  /** Loads the suite again, with what lay over it when the run was graded. */
  readonly reload: () => Promise<Suite>;
  readonly grade: Grade;
  readonly signal: AbortSignal;
}

/** Evals that the change lets pass, as graded after it was made. */
export interface MadeChange {
  readonly passing: readonly EvalPath[];
}

/**
 * Writes a change into the suite and grades again what it was measured to let pass. Where that does not come out, or
 * anything else goes wrong, the files are put back and it fails with `HarnessError`.
 */
export async function makeChange(request: MakeChangeRequest): Promise<MadeChange> {
  const { change, root } = request;
  const before = await readFiles(root, Object.keys(change.files));
  await writeFiles(root, change.files);
  try {
    return { passing: await gradeAgain(request) };
  } catch (error) {
    await writeFiles(root, before);
    throw error;
  }
}

/** One line for "Actions taken": when, which files, what for. */
export function actionText({ recommendation, files }: PlannedChange, date: Date): string {
  const { number, title, effect, evalPaths } = recommendation;
  const day = date.toISOString().slice(0, 10);
  const mended = (effect?.gained ?? evalPaths).join(", ");
  return `${day}: ${Object.keys(files).join(", ")}: ${title} (recommendation ${number}, for ${mended}).`;
}

async function gradeAgain({
  change: { recommendation },
  attempts,
  reload,
  grade,
  signal,
}: MakeChangeRequest): Promise<readonly EvalPath[]> {
  const suite = await reload();
  const gained = recommendation.effect?.gained ?? recommendation.evalPaths;
  const reached = attempts.filter(({ attempt }) => gained.includes(attempt.evalPath));
  const passing: EvalPath[] = [];
  for (const { attempt, files } of reached) {
    const { evalPath } = attempt;
    const { steps } = await grade({ suite, evalPath, files, signal });
    if (outcomeOf(steps).status === "passed") passing.push(evalPath);
  }
  const missing = gained.filter((evalPath) => !passing.includes(evalPath));
  if (missing.length === 0) return passing;
  throw new HarnessError(
    "stop-run",
    `With the change made, ${missing.join(", ")} did not pass as measured. The files were put back.`,
  );
}

async function readFiles(root: string, paths: readonly string[]): Promise<ProjectFiles> {
  const texts = paths.map(
    async (path) => [path, await readFile(join(root, path), "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

async function writeFiles(root: string, files: ProjectFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await writeFileAtomically(join(root, path), text);
  }
}
