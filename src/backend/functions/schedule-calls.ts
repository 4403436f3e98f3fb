import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import { cancelJob, insertJob, scheduledFunctionsTable } from "../scheduler/scheduled-job.ts";
import { decodeValue } from "../values/convex-json.ts";
import type { DeployedFunction } from "./deployed-code.ts";
import type { Frame } from "./frame.ts";
import { functionHandle } from "./function-address.ts";
import { formatFunctionPath } from "./function-path.ts";
import type { FunctionRunner } from "./function-runner.ts";
import type { PlatformCalls } from "./platform-call.ts";

const scheduling = z.looseObject({ ts: z.number(), args: z.unknown() });
const cancelling = z.object({ id: z.string() });

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
  const schedule = (frame: Frame, args: unknown): string => {
    const request = scheduling.parse(args);
    const address = runner().addressOf(frame, request);
    const target = runner().lookUp(formatFunctionPath(address), address.component);
    if (target === undefined) {
      throw new CallRejection(
        `Attempted to schedule function at nonexistent path: ${formatFunctionPath(address)}`,
      );
    }
    if (target.kind === "query") {
      throw new CallRejection("Only mutations and actions can be scheduled.");
    }
    return within(frame, (transaction) =>
      insertJob(transaction, {
        name: nameOfTarget(target, frame.path.component),
        args: [decodeValue(request.args)],
        scheduledTime: request.ts * 1000,
      }),
    );
  };
  const cancel = (frame: Frame, args: unknown): null => {
    const { id } = cancelling.parse(args);
    const names = database.names.inComponent(frame.path.component);
    if (names.tableOfId(id) !== scheduledFunctionsTable) {
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

// A job lies in the tables of the component that scheduled it; the function may be another's.
function nameOfTarget(target: DeployedFunction, component: string): string {
  return target.component === component
    ? `${target.module}:${target.name}`
    : functionHandle(target);
}
