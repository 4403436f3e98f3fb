import * as z from "zod";
import type { StoredDocument } from "./tables.ts";

/** One function that was scheduled, as plain data. */
export interface ScheduledFunction {
  /** Name of the function (`messages:send`). */
  readonly function: string;
  /** Its argument object. */
  readonly args: unknown;
  readonly state: "pending" | "inProgress" | "success" | "failed" | "canceled";
  /** Milliseconds from the moment at which it was scheduled to that for which it was scheduled. */
  readonly delayMs: number;
}

const jobDocument = z.object({
  name: z.string(),
  args: z.tuple([z.unknown()]),
  state: z.object({ kind: z.enum(["pending", "inProgress", "success", "failed", "canceled"]) }),
  scheduledTime: z.number(),
  _creationTime: z.number(),
});

/** Reads a document of the platform's table `_scheduled_functions`. */
export function shapeOfScheduled(document: StoredDocument): ScheduledFunction {
  const { name, args, state, scheduledTime, _creationTime } = jobDocument.parse(document);
  return {
    function: name.replace(/\.js(?=:)/, ""),
    args: args[0],
    state: state.kind,
    delayMs: scheduledTime - _creationTime,
  };
}
