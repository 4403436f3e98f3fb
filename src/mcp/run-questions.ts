/** What can be asked about runs; each answer is JSON. All fail with `UsageError` where what was given fits nothing. */
export interface RunQuestions {
  /** The runs of the store, newest first. */
  listRuns(signal: AbortSignal): Promise<unknown>;
  listFailures(asked: { readonly run: string }, signal: AbortSignal): Promise<unknown>;
  debugEval(asked: AskedAttempt, signal: AbortSignal): Promise<unknown>;
  analyzeRun(asked: { readonly run: string }, signal: AbortSignal): Promise<unknown>;
  explainFailure(asked: AskedAttempt, signal: AbortSignal): Promise<unknown>;
  replayCertificate(asked: { readonly certificate: string }, signal: AbortSignal): Promise<unknown>;
}

/** An attempt by its id or its page's address, or an eval by path or name, in a run (the latest where absent). */
export interface AskedAttempt {
  readonly attempt: string;
  readonly run?: string | undefined;
}
