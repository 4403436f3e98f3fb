import type { Attempt } from "../domain/attempt.ts";
import { attemptId } from "../domain/ids.ts";
import { parseRunReference } from "../domain/run-reference.ts";
import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { ResultStore } from "../store/result-store.ts";
import { latestRun, resolveRun } from "./resolve-run.ts";

export interface ResolvedAttempt {
  readonly run: Run;
  readonly attempt: Attempt;
}

export interface AttemptQuestion {
  /** An attempt's id, the address of its page, or the path or name of its eval. */
  readonly attempt: string;
  /** The run in which an eval's path or name is looked up; the latest where absent. */
  readonly run?: string;
  readonly invocation: string;
}

/** Finds one attempt. Fails with `UsageError` where none or several fit. */
export async function resolveAttempt(
  store: ResultStore,
  { attempt: given, run: runGiven, invocation }: AttemptQuestion,
): Promise<ResolvedAttempt> {
  const reference = parseRunReference(given);
  const isPage = reference.kind === "run" && reference.experiment !== undefined;
  const id = isPage ? (reference.attemptId ?? "") : given;
  const direct = await store.getAttempt(attemptId(id));
  if (direct !== undefined) return { attempt: direct, run: await runOf(store, direct) };
  // The last parts of a page's address may be an eval's category and name.
  const named = isPage
    ? [reference.category, reference.attemptId].filter(Boolean).join("/")
    : given;
  if (named === "") {
    throw new UsageError(`"${given}" is the address of a run, not of one of its evals.`);
  }
  const runNamed = isPage ? reference.id : runGiven;
  const run =
    runNamed === undefined
      ? await latestRun(store, invocation)
      : (await resolveRun(store, runNamed, invocation)).run;
  return { run, attempt: attemptNamed(named, run, await store.listAttempts(run.id)) };
}

async function runOf(store: ResultStore, attempt: Attempt): Promise<Run> {
  const run = (await store.findRuns(attempt.runId)).find(({ id }) => id === attempt.runId);
  if (run === undefined) throw new Error(`Attempt ${attempt.id} belongs to no stored run.`);
  return run;
}

/** An exact path before an exact name before a part of a path. */
function attemptNamed(given: string, run: Run, attempts: readonly Attempt[]): Attempt {
  const firstSamples = attempts.filter(({ sample }) => sample === 0);
  const ways: readonly ((path: string) => boolean)[] = [
    (path) => path === given,
    (path) => path.endsWith(`/${given}`),
    (path) => path.includes(given),
  ];
  for (const fits of ways) {
    const found = firstSamples.filter(({ evalPath }) => fits(evalPath));
    if (found.length > 1) throw new UsageError(ambiguous(given, run, found));
    if (found[0] !== undefined) return found[0];
  }
  throw new UsageError(
    `Run ${runIdPrefix(run.id)} has no eval "${given}". Its evals: ${pathsOf(attempts)}.`,
  );
}

function ambiguous(given: string, run: Run, found: readonly Attempt[]): string {
  return `"${given}" fits ${found.length} evals of run ${runIdPrefix(run.id)}: ${pathsOf(found)}. Give the whole path.`;
}

const listedAtMost = 12;

function pathsOf(attempts: readonly Attempt[]): string {
  const paths = attempts.map(({ evalPath }) => evalPath);
  return `${paths.slice(0, listedAtMost).join(", ")}${paths.length > listedAtMost ? ", …" : ""}`;
}
