import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import {
  cancelJob,
  insertJob,
  scheduledFunctionsTable,
  stateOf,
} from "../scheduler/scheduled-job.ts";
import { decodeValue } from "../values/convex-json.ts";
import { valueSize } from "../values/value-size.ts";
import type { DeployedFunction } from "./deployed-code.ts";
import type { Frame } from "./frame.ts";
import { functionHandle } from "./function-address.ts";
import { formatFunctionPath, type FunctionAddress } from "./function-path.ts";
import type { FunctionRunner } from "./function-runner.ts";
import type { PlatformCalls } from "./platform-call.ts";

const scheduling = z.looseObject({ ts: z.number(), args: z.unknown() });
const cancelling = z.object({ id: z.string() });

/** In seconds; the platform counts years of 366 days. */
const fiveYears = 5 * 366 * 24 * 60 * 60;

export interface ScheduleCallOptions {
  readonly database: Database;
  readonly runner: () => FunctionRunner;
}

/** Scheduling in mutations (part of their transaction) and actions (at once). */
export function scheduleCalls({ database, runner }: ScheduleCallOptions): PlatformCalls {
  const within = <Result>(frame: Frame, change: (transaction: Transaction) => Result): Result => {
    if (frame.transaction !== undefined) return change(frame.transaction);
    const transaction = database.begin();
    const result = change(transaction.inComponent(frame.path.component));
    database.commit(transaction);
    return result;
  };
  const now = (): number => database.clock.now();
  const schedule = (frame: Frame, callArgs: unknown): string => {
    const request = scheduling.parse(callArgs);
    const target = runner().addressOf(frame, request);
    const { clock } = database;
    const time = request.ts * 1000;
    const scheduledTime = frame.transaction === undefined ? clock.fromMachine(time) : time;
    checkTime(scheduledTime / 1000, now());
    checkTarget(target, runner().functionsOf(target.component));
    const args = [decodeValue(request.args)];
    if (frame.transaction !== undefined) frame.meter.scheduleFunction(valueSize(args));
    return within(frame, (transaction) => {
      const name = nameOfTarget(target, frame.path.component);
      const id = insertJob(transaction, { name, args, scheduledTime });
      if (isCanceled(frame, transaction)) cancelJob(transaction, id, now());
      return id;
    });
  };
  const cancel = (frame: Frame, args: unknown): null => {
    const { id } = cancelling.parse(args);
    const names = database.names.inComponent(frame.path.component);
    if (names.tableOfId(id) !== scheduledFunctionsTable) {
      throw new CallRejection(
        "Invalid scheduled function ID. The ID must be an ID on the '_scheduled_functions' table.",
      );
    }
    if (frame.kind === "mutation" && id === frame.scope.scheduledJob) {
      throw new CallRejection("A mutation cannot cancel itself");
    }
    within(frame, (transaction) => cancelJob(transaction, id, now()));
    return null;
  };
  return {
    "1.0/schedule": schedule,
    "1.0/cancel_job": cancel,
    "1.0/actions/schedule": schedule,
    "1.0/actions/cancel_job": cancel,
  };
}

// A job lies in the tables of the component that scheduled it; the function may be another's.
function nameOfTarget(target: FunctionAddress, component: string): string {
  return target.component === component
    ? `${target.module}:${target.name}`
    : functionHandle(target);
}

function checkTime(seconds: number, now: number): void {
  if (seconds < 0) {
    throw new CallRejection(
      "Invalid argument `ts` for `scheduler`: can not convert float seconds to Duration: value is negative",
    );
  }
  const distance = seconds - now / 1000;
  if (Math.abs(distance) <= fiveYears) return;
  const where = distance > 0 ? "future" : "past";
  throw new CallRejection(`UnixTimestamp(${seconds}s) is more than 5 years in the ${where}`);
}

// Kind and arguments are checked when the function runs, as on the platform.
function checkTarget(
  path: FunctionAddress,
  functions: ReadonlyMap<string, DeployedFunction> | undefined,
): void {
  if (functions === undefined || functions.has(formatFunctionPath(path))) return;
  const { module, name } = path;
  const isKnown = [...functions.values()].some((known) => known.module === module);
  throw new CallRejection(
    isKnown
      ? `Attempted to schedule function, but no exported function ${name} found in the file: ${module}. Did you forget to export it?`
      : `Attempted to schedule function at nonexistent path: ${module}`,
  );
}

// A canceled action may still be running; what it schedules is canceled too.
function isCanceled({ scope, kind, path }: Frame, transaction: Transaction): boolean {
  if (kind !== "action" || scope.scheduledJob === undefined || path.component !== "") return false;
  const job = transaction.get(scheduledFunctionsTable, scope.scheduledJob);
  return job !== undefined && stateOf(job) === "canceled";
}
