import { runId as toRunId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { RunSummary } from "../domain/run-summary.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { ResultStore } from "../store/result-store.ts";
import { NotFound } from "./not-found.ts";

/** The run that an id or a unique prefix names. Fails with `NotFound`, and with `UsageError` where several fit. */
export async function findRun(store: ResultStore, given: string): Promise<Run> {
  const candidates = await store.findRuns(given);
  const run = candidates.find(({ id }) => id === given) ?? candidates[0];
  if (run === undefined || given === "") throw new NotFound(`No run starts with "${given}".`);
  if (candidates.length > 1 && run.id !== given) {
    throw new UsageError(`${candidates.length} runs start with "${given}": give more of the id.`);
  }
  return run;
}

/** The same, with counts. */
export async function findRunSummary(store: ResultStore, given: string): Promise<RunSummary> {
  const { id } = await findRun(store, given);
  const [summary] = await store.listRunSummaries({ ids: [toRunId(id)] });
  if (summary === undefined) throw new NotFound(`No run starts with "${given}".`);
  return summary;
}
