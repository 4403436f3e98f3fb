import type { Clock } from "../clock.ts";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Document } from "../database/document.ts";
import { splitTableKey } from "../database/table-names.ts";
import type { Transaction } from "../database/transaction.ts";
import { encodeValue } from "../values/convex-json.ts";
import { isConvexArray, type ConvexObject } from "../values/convex-value.ts";
import { attemptJob, type JobRequest, type RunJob } from "./run-job.ts";
import { scheduledFunctionsTable, setJobState, stateOf, targetOf } from "./scheduled-job.ts";

export interface SchedulerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly run: RunJob;
  /** Told what `run` rejects with: not the job is to blame. */
  readonly onFailure: (error: unknown) => void;
  /** Paths of the components that may have jobs, the app's included. */
  readonly components: () => readonly string[];
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
      for (const [key, jobs] of writes) {
        if (splitTableKey(key).table !== scheduledFunctionsTable) continue;
        for (const [id, job] of jobs) this.#follow(id, job);
      }
    });
  }

  /** True while a mutation is due that has not run. */
  hasDueMutation(): boolean {
    const { database, clock, components, isMutation } = this.#options;
    const isDue = (job: Document, component: string): boolean =>
      stateOf(job) === "pending" &&
      Number(job["scheduledTime"]) <= clock.now() &&
      isMutation(targetOf(job, component));
    return components().some((component) => {
      const transaction = database.begin().inComponent(component);
      const jobs = transaction.table(scheduledFunctionsTable).documents.values();
      return [...jobs].some((job) => isDue(job, component));
    });
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
    const component = this.#componentOf(id);
    const job = database.begin().inComponent(component).get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) !== "pending") return;
    this.#underWay.add(id);
    const isTransactional = isMutation(targetOf(job, component));
    if (!isTransactional) this.#record(id, "inProgress");
    const outcome = await attemptJob(this.#request(job), this.#options);
    if (!outcome.ok) this.#record(id, "failed", outcome.error);
    else if (!isTransactional) this.#record(id, "success");
    this.#underWay.delete(id);
  }

  #request(job: Document): JobRequest {
    const id = job._id;
    const { args = [] } = job;
    const component = this.#componentOf(id);
    return {
      path: targetOf(job, component),
      args: encodeValue(isConvexArray(args) ? (args[0] ?? {}) : {}),
      scheduledJob: id,
      beforeRun: (transaction) => this.#begin(transaction.inComponent(component), id),
      beforeCommit: (transaction) =>
        this.#setState(transaction.inComponent(component), job, { kind: "success" }),
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
    const transaction = database.begin().inComponent(this.#componentOf(id));
    const job = transaction.get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) === "canceled") return;
    this.#setState(transaction, job, error === undefined ? { kind } : { kind, error });
    database.commit(transaction);
  }

  #componentOf(id: string): string {
    return this.#options.database.names.componentOfId(id) ?? "";
  }

  #setState(transaction: Transaction, job: Document, state: ConvexObject): void {
    setJobState(transaction, job, { state, now: this.#options.clock.now() });
  }
}
