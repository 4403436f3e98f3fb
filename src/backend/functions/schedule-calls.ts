import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import { cancelJob, insertJob, scheduledFunctionsTable } from "../scheduler/scheduled-job.ts";
import { decodeValue } from "../values/convex-json.ts";
import { valueSize } from "../values/value-size.ts";
import type { DeployedFunction } from "./deployed-code.ts";
import type { Frame } from "./frame.ts";
import { addressOf } from "./function-address.ts";
import { formatFunctionPath } from "./function-path.ts";
import type { PlatformCalls } from "./platform-call.ts";

const scheduling = z.looseObject({ ts: z.number(), args: z.unknown() });
const cancelling = z.object({ id: z.string() });

export interface ScheduleCallOptions {
  readonly database: Database;
  readonly findFunction: (path: string) => DeployedFunction | undefined;
}

/** Scheduling in mutations (part of their transaction) and actions (at once). */
export function scheduleCalls({ database, findFunction }: ScheduleCallOptions): PlatformCalls {
  const within = <Result>(frame: Frame, change: (transaction: Transaction) => Result): Result => {
    if (frame.transaction !== undefined) return change(frame.transaction);
    const transaction = database.begin();
    const result = change(transaction);
    database.commit(transaction);
    return result;
  };
  const schedule = (frame: Frame, callArgs: unknown): string => {
    const request = scheduling.parse(callArgs);
    const address = addressOf(request);
    const target = findFunction(formatFunctionPath(address));
    if (target === undefined) {
      throw new CallRejection(
        `Attempted to schedule function at nonexistent path: ${formatFunctionPath(address)}`,
      );
    }
    if (target.kind === "query") {
      throw new CallRejection("Only mutations and actions can be scheduled.");
    }
    const args = [decodeValue(request.args)];
    if (frame.transaction !== undefined) frame.meter.scheduleFunction(valueSize(args));
    return within(frame, (transaction) =>
      insertJob(transaction, {
        name: `${target.module}:${target.name}`,
        args,
        scheduledTime: request.ts * 1000,
      }),
    );
  };
  const cancel = (frame: Frame, args: unknown): null => {
    const { id } = cancelling.parse(args);
    if (database.names.tableOfId(id) !== scheduledFunctionsTable) {
      throw new CallRejection(`Invalid scheduled function ID: ${JSON.stringify(id)}`);
    }
    within(frame, (transaction) => cancelJob(transaction, id));
    return null;
  };
  return {
    "1.0/schedule": schedule,
    "1.0/cancel_job": cancel,
    "1.0/actions/schedule": schedule,
    "1.0/actions/cancel_job": cancel,
  };
}
