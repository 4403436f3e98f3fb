import { attemptId, runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { UsageError } from "../lib/harness-error.ts";
import { evalFilesOf } from "./eval-files.ts";
import type { ForeignAttempt, ForeignRun, MissingField } from "./foreign-run.ts";
import type { EvalDebugInfo, FailureSummary } from "./query-output.ts";

/** Answers of the two queries about one run. */
export interface QueryAnswers {
  readonly summary: FailureSummary;
  readonly debugInfos: readonly EvalDebugInfo[];
}

/**
 * Puts the answers of the queries together and names what they leave open. `today` (`YYYY-MM-DD`) dates a run whose day is
 * not recorded. Fails with `UsageError` where the answers contradict each other or the run is not complete.
 */
export function assembleForeignRun(
  { summary, debugInfos }: QueryAnswers,
  today: string,
): ForeignRun {
  requireCompleted(summary.run);
  const infos = infosById(debugInfos);
  const { failedEvals } = summary;
  const failedIds = new Set(failedEvals.map(({ id }) => id));
  const failed = failedEvals.map((each) => failedAttempt(each, infos.get(each.id)));
  const passed = [...infos.values()].filter(
    ({ eval: { id, status } }) => !failedIds.has(id) && status === "passed",
  );
  const attempts = [...failed, ...passed.map(passedAttempt)];
  requireOnePerEval(attempts);
  return {
    run: runOf(summary, today),
    attempts,
    missing: [
      ...missingOfRun(summary, today),
      ...strangers(infos, failedIds),
      ...failedEvals.flatMap((each) => missingOfEval(each, infos.get(each.id))),
    ],
  };
}

/** A run under way has no totals yet, and one that broke off never will. */
function requireCompleted({ _id, status }: FailureSummary["run"]): void {
  if (!status || /^(?:complete|finish|success)/.test(status)) return;
  throw new UsageError(
    `Run ${_id} has the status ${JSON.stringify(status)} where it comes from: only a completed run has totals and failures that can be analysed.`,
  );
}

function infosById(debugInfos: readonly EvalDebugInfo[]): ReadonlyMap<string, EvalDebugInfo> {
  return new Map(debugInfos.map((info) => [info.eval.id, info]));
}

function requireOnePerEval(attempts: readonly ForeignAttempt[]): void {
  const seen = new Set<string>();
  for (const { evalPath } of attempts) {
    if (seen.has(evalPath)) {
      throw new UsageError(
        `${evalPath} occurs more than once in the run: only runs with one attempt per eval can be imported.`,
      );
    }
    seen.add(evalPath);
  }
}

function runOf({ run, totalEvals, passedCount }: FailureSummary, today: string): Run {
  return {
    id: runId(run._id),
    provider: run.provider,
    model: run.model,
    modelDisplayName: run.modelDisplayName ?? run.model,
    experiment: experimentOf(run),
    guidelines: run.guidelines ?? experimentOf(run) !== "no_guidelines",
    date: dateOf(run) ?? today,
    status: "completed",
    recordedTotals: { total: totalEvals, passed: passedCount },
  };
}

function experimentOf({ experiment }: FailureSummary["run"]): string {
  return experiment ?? "default";
}

function dateOf({ date, _creationTime: created }: FailureSummary["run"]): string | undefined {
  if (date) return date;
  return typeof created === "number" ? new Date(created).toISOString().slice(0, 10) : undefined;
}

function failedAttempt(
  { id, evalPath, failedStep, error }: FailureSummary["failedEvals"][number],
  info: EvalDebugInfo | undefined,
): ForeignAttempt {
  return {
    id: attemptId(id),
    evalPath,
    passed: false,
    ...(failedStep && { failedStep }),
    ...(error && { error }),
    ...filesOf(info),
  };
}

function passedAttempt(info: EvalDebugInfo): ForeignAttempt {
  const { id, evalPath } = info.eval;
  return { id: attemptId(id), evalPath, passed: true, ...filesOf(info) };
}

function filesOf(
  info: EvalDebugInfo | undefined,
): Pick<ForeignAttempt, "outputFiles" | "evalFiles"> {
  if (info === undefined) return { outputFiles: [], evalFiles: {} };
  return { outputFiles: info.outputFiles, evalFiles: evalFilesOf(info) };
}

function missingOfRun(
  { run, totalEvals, passedCount, failedCount, failedEvals }: FailureSummary,
  today: string,
): readonly MissingField[] {
  const experiment = experimentOf(run);
  const assumed = experiment === "no_guidelines" ? "did not get" : "got";
  const failed = failedCount ?? totalEvals - passedCount;
  return [
    ...(run.status ? [] : [{ field: "run.status", meaning: "the run is taken as completed" }]),
    ...(run.experiment ? [] : [{ field: "run.experiment", meaning: `it is called ${experiment}` }]),
    ...(dateOf(run) === undefined
      ? [{ field: "run.date", meaning: `the run is dated today, ${today}` }]
      : []),
    ...(typeof run.guidelines === "boolean"
      ? []
      : [
          {
            field: "run.guidelines",
            meaning: `by the name of its experiment the model ${assumed} them`,
          },
        ]),
    ...(failed === failedEvals.length
      ? []
      : [
          {
            field: "failedEvals",
            meaning: `${failed} failed and ${failedEvals.length} are listed: the others are not imported`,
          },
        ]),
  ];
}

function strangers(
  infos: ReadonlyMap<string, EvalDebugInfo>,
  failed: ReadonlySet<string>,
): readonly MissingField[] {
  return [...infos.values()]
    .filter(({ eval: { id, status } }) => !failed.has(id) && status !== "passed")
    .map(({ eval: { id, evalPath } }) => ({
      field: "failedEvals",
      evalPath,
      meaning: `${id} is not among the run's failures, and is left out`,
    }));
}

function missingOfEval(
  { evalPath, failedStep }: FailureSummary["failedEvals"][number],
  info: EvalDebugInfo | undefined,
): readonly MissingField[] {
  const missing = (field: string, meaning: string): MissingField => ({ field, evalPath, meaning });
  const step = failedStep
    ? []
    : [missing("failedStep", "any failure when graded here counts as the recorded one")];
  if (info === undefined) {
    return [...step, missing("getEvalDebugInfo", "it is known by its outcome only")];
  }
  const { outputFiles, evalSourceFiles } = info;
  return [
    ...step,
    ...(outputFiles.length > 0
      ? []
      : [missing("outputFiles", "there is no code of the model that could be analysed")]),
    ...(evalSourceFiles.length > 0
      ? missingSources(Object.keys(evalFilesOf(info)), missing)
      : [missing("evalSourceFiles", "it is graded with the eval as the suite has it")]),
  ];
}

function missingSources(
  paths: readonly string[],
  missing: (field: string, meaning: string) => MissingField,
): readonly MissingField[] {
  const absent = [
    ...["TASK.txt", "grader.test.ts"].filter((file) => !paths.includes(file)),
    ...(paths.some((path) => path.startsWith("answer/")) ? [] : ["answer/"]),
  ];
  return absent.map((file) => missing(`evalSourceFiles ${file}`, "the suite's own is used"));
}
