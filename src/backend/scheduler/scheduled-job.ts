import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import { isConvexObject, type ConvexObject, type ConvexValue } from "../values/convex-value.ts";

export const scheduledFunctionsTable = "_scheduled_functions";

export interface NewJob {
  /** `messages.js:send`. */
  readonly name: string;
  readonly args: readonly ConvexValue[];
  /** Milliseconds since the epoch. */
  readonly scheduledTime: number;
}

/** Adds a pending job and returns its id. */
export function insertJob(transaction: Transaction, { name, args, scheduledTime }: NewJob): string {
  const job = { name, args, scheduledTime, state: { kind: "pending" } };
  return transaction.insert(scheduledFunctionsTable, job)._id;
}

/** Cancels a job that has not ended; nothing happens to one that has. `now` is in milliseconds since the epoch. */
export function cancelJob(transaction: Transaction, id: string, now: number): void {
  const job = transaction.get(scheduledFunctionsTable, id);
  if (job === undefined || !["pending", "inProgress"].includes(stateOf(job))) return;
  setJobState(transaction, job, { state: { kind: "canceled" }, now });
}

/** Records the state of a job; every state but `pending` and `inProgress` ends it. */
export function setJobState(
  transaction: Transaction,
  job: Document,
  { state, now }: { readonly state: ConvexObject; readonly now: number },
): void {
  const completed = state["kind"] === "inProgress" ? {} : { completedTime: now };
  transaction.put(scheduledFunctionsTable, { ...job, state, ...completed });
}

/** `pending`, `inProgress`, `success`, `failed` or `canceled`. */
export function stateOf({ state }: Document): string {
  const kind = isConvexObject(state) ? state["kind"] : undefined;
  return typeof kind === "string" ? kind : "";
}

/** What a job in the tables of a component runs: `messages.js:send` of the app, or a function's handle. */
export function targetOf({ name }: Document, component: string): string {
  return inComponent(typeof name === "string" ? name : "", component);
}

/** The address of a function that is named in a component, `messages.js:send` for one of the app. */
export function inComponent(path: string, component: string): string {
  return component === "" || path.startsWith("function://")
    ? path
    : `function://${component};${path}`;
}
