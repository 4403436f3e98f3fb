import { randomBytes } from "node:crypto";
import { defaultLimits } from "../sandbox/limits.ts";
import { Database } from "./database/database.ts";
import type { Deployment, DeploymentOptions } from "./deployment.ts";
import { createFunctionRunner } from "./functions/create-function-runner.ts";
import type { DeployedCode } from "./functions/deployed-code.ts";
import { Executor } from "./functions/executor.ts";
import { bundleExecutor } from "./functions/executor-script.ts";
import { parseTarget } from "./functions/function-address.ts";
import { formatFunctionPath } from "./functions/function-path.ts";
import type { FunctionCall, FunctionRunner } from "./functions/function-runner.ts";
import { SerialQueue } from "./functions/serial-queue.ts";
import { createApiHandler } from "./http/api-server.ts";
import { listen } from "./http/listen.ts";
import { createSiteHandler } from "./http/site-server.ts";
import { InternalErrors } from "./internal-errors.ts";
import { EnvironmentStore } from "./push/environment-store.ts";
import { createToolHandler } from "./push/wire/answer-tool.ts";
import { FunctionLog } from "./functions/function-log.ts";
import { logCalls } from "./functions/log-calls.ts";
import { LiveCode } from "./push/live-code.ts";
import { pushProject } from "./push/push-project.ts";
import { Scheduler } from "./scheduler/scheduler.ts";
import { FileStorage } from "./storage/file-storage.ts";
import { callSystemFunction, isSystemPath } from "./system/call-system-function.ts";
import { systemFunctions } from "./system/system-functions.ts";

const settleMilliseconds = 300;

/** Starts an empty deployment on two free ports of 127.0.0.1. Dispose of it to end its process and timers. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const adminKey = `faultline|${randomBytes(24).toString("hex")}`;
  const database = new Database();
  const files = new FileStorage(database, () => api.url);
  const { sandbox, fetchOrigins = [] } = options;
  const executor = new Executor({ sandbox, script: bundleExecutor(), limits: defaultLimits });
  const environment = new EnvironmentStore(options.environmentVariables ?? {}, () => ({
    CONVEX_CLOUD_URL: api.url,
    CONVEX_SITE_URL: site.url,
  }));
  const live = new LiveCode({ executor, database, environment });
  const code = (): DeployedCode | undefined => live.code;
  const runner = createFunctionRunner({ database, executor, files, code, fetchOrigins });
  const log = new FunctionLog();
  const logged = logCalls(runner, log);
  const pushes = new SerialQueue();
  const errors = new InternalErrors();
  const onFailure = errors.record;
  const scheduler = createScheduler({ database, runner, call: logged, code, onFailure });
  const system = systemFunctions({ database, code });
  const call = async (request: FunctionCall) => {
    if (!isSystemPath(request.path)) return await logged(request);
    await scheduler.settleDue(settleMilliseconds);
    return await runner.alone(async () => callSystemFunction(system, request));
  };
  const answerTool = createToolHandler({ adminKey, live, database, pushes, log });
  const apiHandler = createApiHandler({ adminKey, files, call, answerTool });
  const api = await listen({ handle: apiHandler, onFailure });
  const handle = createSiteHandler({
    url: () => site.url,
    routes: () => live.code?.routes,
    callHttp: (request) => runner.callHttp(request, { kind: "anonymous" }),
  });
  const site = await listen({ handle, onFailure });
  return {
    url: api.url,
    port: api.port,
    siteUrl: site.url,
    sitePort: site.port,
    adminKey,
    internalError: () => errors.first,
    push: (request) => pushes.add(() => pushProject(request, live)),
    [Symbol.asyncDispose]: async () => {
      scheduler[Symbol.dispose]();
      await Promise.all([api, site, executor].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

interface SchedulerParts {
  readonly database: Database;
  readonly runner: FunctionRunner;
  readonly call: FunctionRunner["call"];
  readonly code: () => DeployedCode | undefined;
  readonly onFailure: (error: unknown) => void;
}

function createScheduler({ database, runner, call, code, onFailure }: SchedulerParts): Scheduler {
  return new Scheduler({
    database,
    onFailure,
    components: () => [...(code()?.components.keys() ?? [])],
    isMutation: (target) => {
      const { component, ...path } = parseTarget(target);
      return runner.lookUp(formatFunctionPath(path), component)?.kind === "mutation";
    },
    run: async ({ path: target, args, beforeCommit }) => {
      const { component, ...path } = parseTarget(target);
      const result = await call({
        kind: undefined,
        path: formatFunctionPath(path),
        component,
        beforeCommit,
        args: args[0],
        identity: { kind: "admin" },
      });
      return result.status === "success" ? { ok: true } : { ok: false, error: result.errorMessage };
    },
  });
}
