import type { Database } from "../database/database.ts";
import type { Document } from "../database/document.ts";
import { splitTableKey } from "../database/table-names.ts";
import type { Transaction } from "../database/transaction.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { Json } from "../values/convex-value.ts";
import { scheduledFunctionsTable, setJobState, stateOf, targetOf } from "./scheduled-job.ts";

const longestTimer = 2 ** 31 - 1;
const pollMilliseconds = 5;

/** Runs a function for the scheduler; `beforeCommit` joins a mutation's own transaction. */
export type RunJob = (request: {
  /** `messages.js:send` of the app, or a handle (`function://agent;messages.js:send`). */
  readonly path: string;
  readonly args: readonly Json[];
  /** Wants the transaction as the app sees it. */
  readonly beforeCommit: (transaction: Transaction) => void;
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: string }>;

export interface SchedulerOptions {
  readonly database: Database;
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
  readonly #timers = new Map<string, NodeJS.Timeout>();
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

  /** Waits until no mutation is due any more, at most so long (milliseconds). */
  async settleDue(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (this.#hasDueMutation() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    }
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #follow(id: string, job: Document | null): void {
    if (this.#disposed || this.#underWay.has(id)) return;
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    if (job === null || stateOf(job) !== "pending") return;
    const delay = Math.min(Math.max(Number(job["scheduledTime"]) - Date.now(), 0), longestTimer);
    this.#timers.set(
      id,
      setTimeout(() => void this.#run(id).catch(this.#options.onFailure), delay),
    );
  }

  async #run(id: string): Promise<void> {
    this.#timers.delete(id);
    const { database, isMutation } = this.#options;
    const component = this.#componentOf(id);
    const job = database.begin().inComponent(component).get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) !== "pending") return;
    const path = targetOf(job, component);
    this.#underWay.add(id);
    if (!isMutation(path)) this.#record(id, "inProgress");
    const outcome = await this.#attempt(job);
    if (!outcome.ok) this.#record(id, "failed", outcome.error);
    else if (!isMutation(path)) this.#record(id, "success");
    this.#underWay.delete(id);
  }

  async #attempt(job: Document): ReturnType<RunJob> {
    const args = encodeValue(job["args"] ?? []);
    const component = this.#componentOf(job._id);
    try {
      return await this.#options.run({
        path: targetOf(job, component),
        args: Array.isArray(args) ? args : [],
        beforeCommit: (transaction) =>
          setJobState(transaction.inComponent(component), job, { kind: "success" }),
      });
    } catch (error) {
      // Nobody waits for a job: what went wrong is also its outcome.
      this.#options.onFailure(error);
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #record(id: string, kind: string, error?: string): void {
    const { database } = this.#options;
    const transaction = database.begin().inComponent(this.#componentOf(id));
    const job = transaction.get(scheduledFunctionsTable, id);
    if (job === undefined || stateOf(job) === "canceled") return;
    setJobState(transaction, job, error === undefined ? { kind } : { kind, error });
    database.commit(transaction);
  }

  #componentOf(id: string): string {
    return this.#options.database.names.componentOfId(id) ?? "";
  }

  #hasDueMutation(): boolean {
    const { database, components, isMutation } = this.#options;
    const isDue = (job: Document, component: string): boolean =>
      stateOf(job) === "pending" &&
      Number(job["scheduledTime"]) <= Date.now() &&
      isMutation(targetOf(job, component));
    return components().some((component) => {
      const transaction = database.begin().inComponent(component);
      const jobs = transaction.table(scheduledFunctionsTable).documents.values();
      return [...jobs].some((job) => isDue(job, component));
    });
  }
}
