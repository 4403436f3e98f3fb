import type { Transaction } from "../database/transaction.ts";
import type { Json } from "../values/convex-value.ts";

/** A function that the platform runs on its own. */
export interface JobRequest {
  /** `messages.js:send`. */
  readonly path: string;
  /** The one argument object in its wire form. */
  readonly args: Json;
  /** Id in `_scheduled_functions`; undefined for cron jobs. */
  readonly scheduledJob?: string;
  /** Join the transaction of a mutation, before and after it; where the first throws, the mutation does not run. */
  readonly beforeRun: (transaction: Transaction) => void;
  readonly beforeCommit: (transaction: Transaction, success: JobSuccess) => void;
}

export interface JobSuccess {
  readonly value: Json;
  readonly logLines: readonly string[];
}

export type JobOutcome =
  | ({ readonly ok: true } & JobSuccess)
  | { readonly ok: false; readonly error: string; readonly logLines: readonly string[] };

/** Rejects where not the function is to blame. */
export type RunJob = (request: JobRequest) => Promise<JobOutcome>;

/** Runs a job; what is our fault is told and is also the job's outcome, because nobody waits for it. */
export async function attemptJob(
  request: JobRequest,
  { run, onFailure }: { readonly run: RunJob; readonly onFailure: (error: unknown) => void },
): Promise<JobOutcome> {
  try {
    return await run(request);
  } catch (error) {
    onFailure(error);
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: message, logLines: [] };
  }
}
