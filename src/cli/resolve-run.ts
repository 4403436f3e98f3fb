import { parseRunReference } from "../domain/run-reference.ts";
import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { ResultStore } from "../store/result-store.ts";

export interface ResolvedRun {
  readonly run: Run;
  /** Where the reference was the address of one attempt's page. */
  readonly attemptId?: string;
}

const listedAtMost = 8;

/** The run that an id, a unique prefix or a viewer's address names. Fails with `UsageError` where none or several fit. */
export async function resolveRun(
  store: ResultStore,
  given: string,
  invocation: string,
): Promise<ResolvedRun> {
  const reference = parseRunReference(given);
  if (reference.kind === "malformed") {
    throw new UsageError(
      `"${given}" names no run: ${reference.reason}. Give an id, the start of one, or the address of its page.`,
    );
  }
  const { id, attemptId } = reference;
  const candidates = await store.findRuns(id);
  const run = candidates.find((candidate) => candidate.id === id) ?? candidates[0];
  if (run === undefined) throw new UsageError(await notFound(store, id, invocation));
  if (candidates.length > 1 && run.id !== id) throw new UsageError(ambiguous(id, candidates));
  return { run, ...(attemptId === undefined ? {} : { attemptId }) };
}

/** The newest run that holds code, else the newest. Fails with `UsageError` in an empty store. */
export async function latestRun(store: ResultStore, invocation: string): Promise<Run> {
  const runs = await store.listRuns();
  const run = runs.find(({ suite }) => suite !== undefined) ?? runs[0];
  if (run === undefined) throw new UsageError(emptyStore(invocation));
  return run;
}

/** Fails with `UsageError` for a run whose failures cannot be analysed, each for its own reason. */
export function requireAnalyzable(run: Run, invocation: string): void {
  const name = runIdPrefix(run.id);
  const resume = `${invocation} run --resume ${name}`;
  if (run.status === "running") {
    throw new UsageError(
      `Run ${name} is still running: wait for it to end, or take it up again: ${resume}`,
    );
  }
  if (run.status === "cancelled") {
    throw new UsageError(
      `Run ${name} was cancelled before all its evals were graded. Finish it first: ${resume}`,
    );
  }
  if (run.suite === undefined) {
    throw new UsageError(
      `Run ${name} is stored by its outcomes only: without its code there is nothing to analyse.`,
    );
  }
}

async function notFound(store: ResultStore, id: string, invocation: string): Promise<string> {
  const runs = await store.listRuns();
  if (runs.length === 0) return `No run starts with "${id}". ${emptyStore(invocation)}`;
  const names = runs.slice(0, listedAtMost).map((run) => runIdPrefix(run.id));
  const more = runs.length > listedAtMost ? ", …" : "";
  return `No run starts with "${id}". Runs in this store: ${names.join(", ")}${more}. List them all: ${invocation} runs`;
}

function ambiguous(id: string, candidates: readonly Run[]): string {
  const named = candidates
    .slice(0, listedAtMost)
    .map((run) => `${run.id} (${run.model}, ${run.experiment}, ${run.date})`);
  const more = candidates.length > listedAtMost ? ", …" : "";
  return `${candidates.length} runs start with "${id}": ${named.join(", ")}${more}. Give more of the id.`;
}

function emptyStore(invocation: string): string {
  return `This store holds no runs yet. Make one: ${invocation} run --recorded <folder>`;
}
