import { findTampering } from "../tampering/find-tampering.ts";
import type { Attempt, Reply } from "../../domain/attempt.ts";
import type { Eval } from "../../domain/eval.ts";
import { outcomeOf } from "../../domain/grading.ts";
import type { Grading } from "../../domain/grading.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { queriedRun } from "./failed-evals.ts";

export interface DebuggedAttempt {
  readonly run: Run;
  readonly attempt: Attempt;
  readonly grading: Grading | undefined;
  readonly reply: Reply | undefined;
  /** The suite as the run was graded with it; absent where it is no longer there. */
  readonly suite: Suite | undefined;
}

/** Everything about one attempt, with the field names of the query `getEvalDebugInfo`. */
export function evalDebugInfo({ run, attempt, grading, reply, suite }: DebuggedAttempt) {
  const { id, evalPath } = attempt;
  const [category = "", name = ""] = evalPath.split("/");
  const tested = suite?.evals.get(evalPath);
  return {
    eval: {
      _id: id,
      evalPath,
      category,
      name,
      task: tested?.task ?? null,
      status: statusOf(attempt, grading),
    },
    run: queriedRun(run),
    // Where the recorded outcome stands, steps that ended otherwise are not its.
    steps: attempt.state.status === "outcome-only" ? [] : (grading?.steps ?? []),
    outputFiles: reply === undefined ? [] : fileList(reply.files),
    suspicious: findTampering(reply?.files ?? {}, tested),
    evalSourceFiles:
      suite === undefined || tested === undefined ? [] : fileList(sourceFiles(suite, tested)),
  };
}

function statusOf({ state }: Attempt, grading: Grading | undefined): string {
  if (state.status === "outcome-only") return state.passed ? "passed" : "failed";
  if (state.status !== "graded" || grading === undefined) return state.status;
  return outcomeOf(grading.steps).status;
}

/** Task, reference, grader and gap notes, by path relative to the eval's folder. */
function sourceFiles(suite: Suite, tested: Eval): ProjectFiles {
  const { gapFile, gapNotes } = tested;
  const answer = Object.entries(tested.answer).map(([path, text]) => [`answer/${path}`, text]);
  const gapText = gapFile === undefined ? undefined : suite.files[gapFile];
  const notes = gapText ?? gapNotes.map(({ text }) => text).join("\n");
  return Object.fromEntries([
    ["TASK.txt", tested.task],
    ...answer,
    [tested.graderFile.split("/").at(-1) ?? "grader.test.ts", tested.grader],
    ...(gapFile === undefined ? [] : [["GAPS.txt", notes]]),
  ]) as ProjectFiles; // every entry above is a pair of texts
}

function fileList(files: ProjectFiles) {
  return Object.entries(files).map(([path, content]) => ({ path, content }));
}
