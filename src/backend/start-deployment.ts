import { randomBytes } from "node:crypto";
import { defaultLimits } from "../sandbox/limits.ts";
import { Authenticator } from "./auth/authenticator.ts";
import { Database } from "./database/database.ts";
import type { Deployment, DeploymentOptions } from "./deployment.ts";
import { createFunctionRunner } from "./functions/create-function-runner.ts";
import type { DeployedCode } from "./functions/deployed-code.ts";
import { Executor } from "./functions/executor.ts";
import { bundleExecutor } from "./functions/executor-script.ts";
import { FunctionLog } from "./functions/function-log.ts";
import type { FunctionRunner } from "./functions/function-runner.ts";
import { logCalls } from "./functions/log-calls.ts";
import { createFetchRule, loopbackPorts } from "./functions/reachable-origins.ts";
import { checkActionLimit } from "./functions/time-limits.ts";
import { SerialQueue } from "./functions/serial-queue.ts";
import { createApiHandler } from "./http/api-server.ts";
import { functionRoutes } from "./http/function-routes.ts";
import { informationRoutes } from "./http/information-routes.ts";
import { listen, type ListeningServer } from "./http/listen.ts";
import { createSiteHandler } from "./http/site-server.ts";
import { storageRoutes } from "./http/storage-routes.ts";
import { InternalErrors } from "./internal-errors.ts";
import { EnvironmentStore } from "./push/environment-store.ts";
import { LiveCode } from "./push/live-code.ts";
import { pushProject } from "./push/push-project.ts";
import { servedRoutes } from "./push/served-routes.ts";
import { toolRoutes } from "./push/wire/tool-routes.ts";
import { startScheduling, type Scheduling } from "./scheduler/start-scheduling.ts";
import { FileStorage } from "./storage/file-storage.ts";
import { SyncServer } from "./sync/sync-server.ts";
import { callSystemFunction, isSystemPath } from "./system/call-system-function.ts";
import { systemFunctions } from "./system/system-functions.ts";

/** Starts an empty deployment on two ports of 127.0.0.1. Dispose of it to end its process and timers. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const adminKey = options.adminKey ?? `faultline|${randomBytes(24).toString("hex")}`;
  const { fetchOrigins = [] } = options;
  const database = new Database(options.clock);
  const files = new FileStorage(database, () => api.url);
  const executor = createExecutor(options);
  const environment = new EnvironmentStore(options.environmentVariables ?? {}, () => ({
    CONVEX_CLOUD_URL: api.url,
    CONVEX_SITE_URL: site.url,
  }));
  const live = new LiveCode({ executor, database, environment, onChange: () => sync.refresh() });
  const code = (): DeployedCode | undefined => live.code;
  const mayFetch = createFetchRule(fetchOrigins, () => ({ url: api.url, siteUrl: site.url }));
  const runner = createFunctionRunner({ database, executor, files, code, mayFetch });
  const [log, pushes, errors] = [
    new FunctionLog(options.onCall),
    new SerialQueue(),
    new InternalErrors(),
  ];
  const onFailure = errors.record;
  const call = callsOf({ database, runner, log, code, environment, onFailure });
  const providers = () => code()?.authProviders ?? [];
  const authenticator = new Authenticator({ adminKey, providers });
  const sync = new SyncServer({ authenticator, database, call: call.any, onFailure });
  const shared = { authenticator, database, files, live, pushes, log };
  const { port, sitePort } = options;
  const api = await serveApi({ ...shared, call: call.any, sync, onFailure, port });
  const handle = createSiteHandler({
    url: () => site.url,
    routes: () => servedRoutes(live.code),
    identify: (header) => authenticator.ofHeader(header),
    callHttp: (request, { identity, component }) => runner.callHttp(request, identity, component),
  });
  const site = await listen({ handle, onFailure, port: sitePort });
  return {
    url: api.url,
    port: api.port,
    siteUrl: site.url,
    sitePort: site.port,
    adminKey,
    internalError: () => errors.first,
    push: (request) => pushes.add(() => pushProject(request, live)),
    [Symbol.asyncDispose]: async () => {
      sync[Symbol.dispose]();
      call.scheduling[Symbol.dispose]();
      await Promise.all([api, site, executor].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

interface CallParts {
  readonly database: Database;
  readonly runner: FunctionRunner;
  readonly log: FunctionLog;
  readonly code: () => DeployedCode | undefined;
  readonly environment: EnvironmentStore;
  readonly onFailure: (error: unknown) => void;
}

interface Calls {
  /** Calls functions of the project and, once what is due has run, the platform's own. */
  readonly any: FunctionRunner["call"];
  readonly scheduling: Scheduling;
}

function callsOf({ database, runner, log, code, environment, onFailure }: CallParts): Calls {
  const call = logCalls(runner, log);
  const components = (): readonly string[] => [...(code()?.components.keys() ?? [])];
  const { clock } = database;
  const scheduling = startScheduling({ database, clock, runner, call, components, onFailure });
  const system = systemFunctions({ database, code, environment });
  const any: FunctionRunner["call"] = async (request) => {
    if (!isSystemPath(request.path)) return await call(request);
    await scheduling.settleDue();
    return await runner.alone(async () => {
      const result = callSystemFunction(system, request);
      if (result.status === "success") request.onCommit?.(database.snapshot().timestamp);
      return result;
    });
  };
  return { any, scheduling };
}

interface ApiParts {
  readonly authenticator: Authenticator;
  readonly database: Database;
  readonly files: FileStorage;
  readonly live: LiveCode;
  readonly pushes: SerialQueue;
  readonly log: FunctionLog;
  readonly call: FunctionRunner["call"];
  readonly sync: SyncServer;
  readonly onFailure: (error: unknown) => void;
  readonly port: number | undefined;
}

function serveApi({ files, sync, onFailure, port, ...parts }: ApiParts): Promise<ListeningServer> {
  const routes = [
    ...informationRoutes(),
    ...functionRoutes(parts),
    ...storageRoutes(files),
    ...toolRoutes(parts),
  ];
  const handle = createApiHandler(routes);
  return listen({ handle, onUpgrade: sync.upgrade, onFailure, port });
}

function createExecutor({
  sandbox,
  fetchOrigins = [],
  actionMilliseconds = defaultLimits.callMilliseconds,
}: DeploymentOptions): Executor {
  return new Executor({
    sandbox,
    script: bundleExecutor(),
    limits: defaultLimits,
    reachablePorts: loopbackPorts(fetchOrigins),
    actionMilliseconds: checkActionLimit(actionMilliseconds),
  });
}
