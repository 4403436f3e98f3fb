import { randomBytes } from "node:crypto";
import { defaultLimits } from "../sandbox/limits.ts";
import { Database } from "./database/database.ts";
import type { Deployment, DeploymentOptions } from "./deployment.ts";
import { createFunctionRunner } from "./functions/create-function-runner.ts";
import type { DeployedCode } from "./functions/deployed-code.ts";
import { Executor } from "./functions/executor.ts";
import { bundleExecutor } from "./functions/executor-script.ts";
import type { FunctionRunner } from "./functions/function-runner.ts";
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
import { servedRoutes } from "./push/served-routes.ts";
import { pushProject } from "./push/push-project.ts";
import { startScheduling, type Scheduling } from "./scheduler/start-scheduling.ts";
import { FileStorage } from "./storage/file-storage.ts";
import { callSystemFunction, isSystemPath } from "./system/call-system-function.ts";
import { systemFunctions } from "./system/system-functions.ts";

/** Starts an empty deployment on two free ports of 127.0.0.1. Dispose of it to end its process and timers. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const adminKey = options.adminKey ?? `faultline|${randomBytes(24).toString("hex")}`;
  const database = new Database(options.clock);
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
  const [log, pushes, errors] = [new FunctionLog(), new SerialQueue(), new InternalErrors()];
  const logged = logCalls(runner, log);
  const onFailure = errors.record;
  const components = (): readonly string[] => [...(code()?.components.keys() ?? [])];
  const { clock } = database;
  const parts = { database, clock, runner, call: logged, components, onFailure };
  const scheduling = startScheduling(parts);
  const system = systemFunctions({ database, code, environment });
  const call = withSystemFunctions(system, { runner, scheduling, call: logged });
  const answerTool = createToolHandler({ adminKey, live, database, pushes, log });
  const handleApi = createApiHandler({ adminKey, files, call, answerTool });
  const api = await listen({ handle: handleApi, onFailure });
  const handle = createSiteHandler({
    url: () => site.url,
    routes: () => servedRoutes(live.code),
    callHttp: (request, component) => runner.callHttp(request, { kind: "anonymous" }, component),
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
      scheduling[Symbol.dispose]();
      await Promise.all([api, site, executor].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

interface CallParts {
  readonly runner: FunctionRunner;
  readonly scheduling: Scheduling;
  readonly call: FunctionRunner["call"];
}

/** Calls the platform's own functions too, once what is due has run. */
function withSystemFunctions(
  system: ReturnType<typeof systemFunctions>,
  { runner, scheduling, call }: CallParts,
): FunctionRunner["call"] {
  return async (request) => {
    if (!isSystemPath(request.path)) return await call(request);
    await scheduling.settleDue();
    return await runner.alone(async () => callSystemFunction(system, request));
  };
}
