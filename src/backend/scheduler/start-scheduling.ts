import type { FunctionKind } from "../executor/protocol.ts";
import { parseTarget } from "../functions/function-address.ts";
import { formatFunctionPath } from "../functions/function-path.ts";
import type { FunctionRunner } from "../functions/function-runner.ts";
import { withoutRequestId } from "../functions/call-result.ts";
import { CronRunner } from "./cron-runner.ts";
import type { JobOutcome, JobRequest } from "./run-job.ts";
import { Scheduler, type SchedulerOptions } from "./scheduler.ts";

const settleMilliseconds = 300;
const pollMilliseconds = 5;

export interface Scheduling extends Disposable {
  /** Waits until no mutation is due any more, for a short while at most. */
  settleDue(): Promise<void>;
}

export interface SchedulingParts extends Omit<SchedulerOptions, "run" | "isMutation"> {
  readonly runner: FunctionRunner;
  /** Runs a function and keeps what it logged. */
  readonly call: FunctionRunner["call"];
}

/** Runs scheduled functions and cron jobs from now on. */
export function startScheduling({ runner, call, ...parts }: SchedulingParts): Scheduling {
  const options: SchedulerOptions = {
    ...parts,
    isMutation: (path) => kindOf(runner, path) === "mutation",
    run: (request) => runJob(runner, request, call),
  };
  const runners = [new Scheduler(options), new CronRunner(options)];
  return {
    settleDue: async () => {
      const deadline = Date.now() + settleMilliseconds;
      while (runners.some((part) => part.hasDueMutation()) && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      }
    },
    [Symbol.dispose]: () => {
      for (const part of runners) part[Symbol.dispose]();
    },
  };
}

// Jobs run without a user; the admin may call internal functions.
async function runJob(
  runner: FunctionRunner,
  request: JobRequest,
  call: FunctionRunner["call"],
): Promise<JobOutcome> {
  if (kindOf(runner, request.path) === "query") {
    const error = "Unsupported function type. Only mutation and action can be scheduled.";
    return { ok: false, error, logLines: [] };
  }
  const { component, ...address } = parseTarget(request.path);
  const result = await call({
    ...request,
    path: formatFunctionPath(address),
    component,
    kind: undefined,
    identity: { kind: "admin" },
  });
  const { logLines } = result;
  return result.status === "success"
    ? { ok: true, value: result.value, logLines }
    : { ok: false, error: withoutRequestId(result.errorMessage), logLines };
}

function kindOf(runner: FunctionRunner, path: string): FunctionKind | undefined {
  const { component, ...address } = parseTarget(path);
  return runner.lookUp(formatFunctionPath(address), component)?.kind;
}
