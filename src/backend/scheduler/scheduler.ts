import type { Clock } from "../clock.ts";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { ConvexObject } from "../values/convex-value.ts";
import { attemptJob, type JobRequest, type RunJob } from "./run-job.ts";
import { pathOf, scheduledFunctionsTable, setJobState, stateOf } from "./scheduled-job.ts";

export interface SchedulerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly run: RunJob;
  /** Told what `run` rejects with: not the job is to blame. */
  readonly onFailure: (error: unknown) => void;
  /** True for the path of a mutation. */
  readonly isMutation: (path: string) => boolean;
}

/** Runs scheduled functions when they are due. Mutations run exactly once, actions at most once. */
export class Scheduler implements Disposable {
  readonly #options: SchedulerOptions;
  /** How to forget the timer of a pending job. */
  readonly #timers = new Map<string, () => void>();
  readonly #underWay = new Set<string>();
  #disposed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    options.database.onCommit((writes) => {
      for (const [id, job] of writes.get(scheduledFunctionsTable) ?? []) this.#follow(id, job);
    });
  }

  /** True while a mutation is due that has not run. */
  hasDueMutation(): boolean {
    const { database, clock, isMutation } = this.#options;
    const jobs = database.begin().table(scheduledFunctionsTable).documents.values();
    return [...jobs].some(
      (job) =>
        stateOf(job) === "pending" &&
        Number(job["scheduledTime"]) <= clock.now() &&
        isMutation(pathOf(job)),
    );
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const forget of this.#timers.values()) forget();
    this.#timers.clear();
  }

  #follow(id: string, job: Document | null): void {
    if (this.#disposed || this.#underWay.has(id)) return;
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    if (job === null || stateOf(job) !== "pending") return;
    const { clock, onFailure } = this.#options;
    const run = (): Promise<void> => this.#run(id).catch(onFailure);
    this.#timers.set(id, clock.setTimer(Number(job["scheduledTime"]), run));
  }

  async #run(id: string): Promise<void> {
    this.#timers.delete(id);
    const { database, isMutation } = this.#options;
    const job = database.begin().get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) !== "pending") return;
    this.#underWay.add(id);
    const isTransactional = isMutation(pathOf(job));
    if (!isTransactional) this.#record(id, "inProgress");
    const outcome = await attemptJob(this.#request(job), this.#options);
    if (!outcome.ok) this.#record(id, "failed", outcome.error);
    else if (!isTransactional) this.#record(id, "success");
    this.#underWay.delete(id);
  }

  #request(job: Document): JobRequest {
    const id = job._id;
    const args = encodeValue(job["args"] ?? []);
    return {
      path: pathOf(job),
      args: Array.isArray(args) ? args[0] : {},
      scheduledJob: id,
      beforeRun: (transaction) => this.#begin(transaction, id),
      beforeCommit: (transaction) => this.#setState(transaction, job, { kind: "success" }),
    };
  }

  // A job that was canceled while it waited for its turn does not run.
  #begin(transaction: Transaction, id: string): void {
    const job = transaction.get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) !== "pending") {
      throw new CallRejection("The scheduled function was canceled.");
    }
    this.#setState(transaction, job, { kind: "inProgress" });
  }

  #record(id: string, kind: string, error?: string): void {
    const { database } = this.#options;
    const transaction = database.begin();
    const job = transaction.get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) === "canceled") return;
    this.#setState(transaction, job, error === undefined ? { kind } : { kind, error });
    database.commit(transaction);
  }

  #setState(transaction: Transaction, job: Document, state: ConvexObject): void {
    setJobState(transaction, job, { state, now: this.#options.clock.now() });
  }
}
