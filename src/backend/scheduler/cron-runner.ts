import { z } from "zod";
import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import { CallRejection } from "../database/call-rejection.ts";
import { decodeValue } from "../values/convex-json.ts";
import { isConvexObject, type ConvexObject, type Json } from "../values/convex-value.ts";
import { cronJobsTable, cronNextRunTable, cronScheduleOf } from "./cron-jobs.ts";
import { splitTableKey } from "../database/table-names.ts";
import { inComponent } from "./scheduled-job.ts";
import { logCronRun } from "./cron-log.ts";
import { nextRun } from "./cron-time.ts";
import { fromNanoseconds, nanoseconds } from "./nanoseconds.ts";
import { attemptJob, type JobOutcome } from "./run-job.ts";
import type { SchedulerOptions } from "./scheduler.ts";

/** A run that has begun. */
interface Started {
  readonly job: Document;
  /** Path of the component whose job it is. */
  readonly component: string;
  /** Id in `_cron_next_run`. */
  readonly plan: string;
  readonly scheduled: number;
  readonly since: number;
}

/** Runs cron jobs at their times. A job never overlaps itself: runs that are missed meanwhile are skipped. */
export class CronRunner implements Disposable {
  readonly #options: SchedulerOptions;
  readonly #timers = new Map<string, () => void>();
  #disposed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    options.database.onCommit((writes) => {
      for (const [key, plans] of writes) {
        if (splitTableKey(key).table !== cronNextRunTable) continue;
        for (const [id, plan] of plans) this.#follow(id, plan);
      }
    });
  }

  /** True while a mutation is due that has not run. */
  hasDueMutation(): boolean {
    const { database, clock, components, isMutation } = this.#options;
    return components().some((component) => {
      const transaction = database.begin().inComponent(component);
      return [...transaction.table(cronNextRunTable).documents.values()].some((plan) => {
        const job = jobOf(transaction, plan);
        const time = fromNanoseconds(plan["nextTs"]) ?? Infinity;
        return job !== undefined && isMutation(pathOf(job, component)) && time <= clock.now();
      });
    });
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const forget of this.#timers.values()) forget();
    this.#timers.clear();
  }

  #follow(id: string, plan: Document | null): void {
    if (this.#disposed) return;
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    const time = fromNanoseconds(plan?.["nextTs"]);
    if (plan === null || time === undefined || !isPending(plan)) return;
    const { clock, onFailure } = this.#options;
    this.#timers.set(
      id,
      clock.setTimer(time, () => this.#run(id).catch(onFailure)),
    );
  }

  async #run(plan: string): Promise<void> {
    this.#timers.delete(plan);
    const { database, clock, isMutation } = this.#options;
    const component = database.names.componentOfId(plan) ?? "";
    const transaction = database.begin().inComponent(component);
    const found = transaction.get(cronNextRunTable, plan);
    const job = found === undefined ? undefined : jobOf(transaction, found);
    const scheduled = fromNanoseconds(found?.["nextTs"]);
    if (found === undefined || job === undefined || scheduled === undefined) return;
    const started = { job, component, plan, scheduled, since: clock.now() };
    const isTransactional = isMutation(pathOf(job, component));
    if (!isTransactional) {
      transaction.put(cronNextRunTable, { ...found, state: { type: "inProgress" } });
      database.commit(transaction);
    }
    const outcome = await this.#attempt(started);
    if (!outcome.ok || !isTransactional) this.#record(started, outcome);
  }

  #attempt(started: Started): Promise<JobOutcome> {
    const { job, component, plan } = started;
    const request = {
      path: pathOf(job, component),
      args: argsOf(job),
      beforeRun: (transaction: Transaction) => {
        if (transaction.inComponent(component).get(cronNextRunTable, plan) !== undefined) return;
        throw new CallRejection("The cron job was removed.");
      },
      beforeCommit: (transaction: Transaction, success: Omit<JobOutcome & { ok: true }, "ok">) =>
        this.#finish(transaction.inComponent(component), started, { ok: true, ...success }),
    };
    return attemptJob(request, this.#options);
  }

  #record(started: Started, outcome: JobOutcome): void {
    const { database } = this.#options;
    const transaction = database.begin().inComponent(started.component);
    this.#finish(transaction, started, outcome);
    database.commit(transaction);
  }

  // A job that was removed while it ran leaves no trace.
  #finish(transaction: Transaction, started: Started, outcome: JobOutcome): void {
    const { job, plan, scheduled, since } = started;
    const planned = transaction.get(cronNextRunTable, plan);
    const current = transaction.get(cronJobsTable, job._id);
    if (planned === undefined || current === undefined) return;
    const now = this.#options.clock.now();
    const { logLines } = outcome;
    const executionTime = (now - since) / 1000;
    logCronRun(transaction, { job, scheduled, status: statusOf(outcome), logLines, executionTime });
    const { time, missed } = nextRun(cronScheduleOf(current), { previous: scheduled, now });
    if (missed > 0) {
      const status = { type: "canceled", num_canceled: BigInt(missed) };
      logCronRun(transaction, { job, scheduled: now, status, logLines: [], executionTime: 0 });
    }
    transaction.put(cronNextRunTable, {
      ...planned,
      state: { type: "pending" },
      prevTs: nanoseconds(scheduled),
      nextTs: nanoseconds(time),
    });
  }
}

function statusOf(outcome: JobOutcome): ConvexObject {
  return outcome.ok
    ? { type: "success", result: { type: "default", value: decodeValue(outcome.value) } }
    : { type: "err", error: outcome.error };
}

function isPending({ state }: Document): boolean {
  return isConvexObject(state) && state["type"] === "pending";
}

function pathOf({ cronSpec }: Document, component: string): string {
  const path = isConvexObject(cronSpec) ? cronSpec["udfPath"] : undefined;
  return inComponent(typeof path === "string" ? path : "", component);
}

function jobOf(transaction: Transaction, { cronJobId }: Document): Document | undefined {
  return typeof cronJobId === "string" ? transaction.get(cronJobsTable, cronJobId) : undefined;
}

const storedArgs = z.tuple([z.json()]);

function argsOf({ cronSpec }: Document): Json {
  const bytes = isConvexObject(cronSpec) ? cronSpec["udfArgs"] : undefined;
  if (!(bytes instanceof ArrayBuffer)) return {};
  const [args] = storedArgs.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return args;
}
