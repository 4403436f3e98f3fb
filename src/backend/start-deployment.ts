import { randomBytes } from "node:crypto";
import { defaultLimits } from "../sandbox/limits.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { Database } from "./database/database.ts";
import type { Deployment, DeploymentOptions } from "./deployment.ts";
import type { CallResult } from "./functions/call-result.ts";
import { createFunctionRunner } from "./functions/create-function-runner.ts";
import type { DeployedCode } from "./functions/deployed-code.ts";
import { Executor } from "./functions/executor.ts";
import { bundleExecutor } from "./functions/executor-script.ts";
import type { FunctionCall } from "./functions/function-runner.ts";
import { createFetchRule, loopbackPorts } from "./functions/reachable-origins.ts";
import { SerialQueue } from "./functions/serial-queue.ts";
import type { AuthProvider } from "./auth/auth-provider.ts";
import { Authenticator } from "./auth/authenticator.ts";
import { createApiHandler } from "./http/api-server.ts";
import { functionRoutes } from "./http/function-routes.ts";
import { informationRoutes } from "./http/information-routes.ts";
import { listen, type ListeningServer } from "./http/listen.ts";
import { createSiteHandler } from "./http/site-server.ts";
import { storageRoutes } from "./http/storage-routes.ts";
import { InternalErrors } from "./internal-errors.ts";
import { pushProject, type PushTarget } from "./push/push-project.ts";
import { replaceCronJobs } from "./scheduler/cron-jobs.ts";
import { startScheduling } from "./scheduler/start-scheduling.ts";
import { FileStorage } from "./storage/file-storage.ts";
import { SyncServer } from "./sync/sync-server.ts";
import { callSystemFunction, isSystemPath } from "./system/call-system-function.ts";
import { systemFunctions } from "./system/system-functions.ts";

/** Starts an empty deployment on two free ports of 127.0.0.1. Dispose of it to end its process and timers. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const adminKey = options.adminKey ?? `faultline|${randomBytes(24).toString("hex")}`;
  const state: DeploymentState = { code: undefined };
  const code = (): DeployedCode | undefined => state.code;
  const database = new Database(options.clock);
  const files = new FileStorage(database, () => api.url);
  const { sandbox, fetchOrigins = [] } = options;
  const executor = createExecutor(sandbox, fetchOrigins);
  const mayFetch = createFetchRule(fetchOrigins, () => ({ url: api.url, siteUrl: site.url }));
  const runner = createFunctionRunner({ database, executor, files, code, mayFetch });
  const errors = new InternalErrors();
  const onFailure = errors.record;
  const { clock } = database;
  const scheduling = startScheduling({ database, clock, runner, onFailure });
  const system = systemFunctions({ database, code });
  const call = async (request: FunctionCall) => {
    if (!isSystemPath(request.path)) return await runner.call(request);
    await scheduling.settleDue();
    return await runner.alone(async () => callSystemFunction(system, request));
  };
  const providers = (): readonly AuthProvider[] => code()?.authProviders ?? [];
  const authenticator = new Authenticator({ adminKey, providers });
  const sync = new SyncServer({ authenticator, database, call, onFailure });
  const api = await serveApi({ authenticator, database, files, call, sync, onFailure });
  const handle = createSiteHandler({
    url: () => site.url,
    routes: () => state.code?.routes,
    identify: (header) => authenticator.ofHeader(header),
    callHttp: (request, identity) => runner.callHttp(request, identity),
  });
  const site = await listen({ handle, onFailure });
  const environmentVariables = {
    ...options.environmentVariables,
    CONVEX_CLOUD_URL: api.url,
    CONVEX_SITE_URL: site.url,
  };
  return {
    url: api.url,
    port: api.port,
    siteUrl: site.url,
    sitePort: site.port,
    adminKey,
    internalError: () => errors.first,
    push: createPush({ executor, database, environmentVariables }, { state, sync }),
    [Symbol.asyncDispose]: async () => {
      sync[Symbol.dispose]();
      scheduling[Symbol.dispose]();
      await Promise.all([api, site, executor].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

interface ApiParts {
  readonly authenticator: Authenticator;
  readonly database: Database;
  readonly files: FileStorage;
  readonly call: (request: FunctionCall) => Promise<CallResult>;
  readonly sync: SyncServer;
  readonly onFailure: (error: unknown) => void;
}

function serveApi({ files, sync, onFailure, ...parts }: ApiParts): Promise<ListeningServer> {
  const routes = [...informationRoutes(), ...functionRoutes(parts), ...storageRoutes(files)];
  return listen({ handle: createApiHandler(routes), onUpgrade: sync.upgrade, onFailure });
}

function createExecutor(sandbox: Sandbox, fetchOrigins: readonly string[]): Executor {
  const reachablePorts = loopbackPorts(fetchOrigins);
  return new Executor({ sandbox, script: bundleExecutor(), limits: defaultLimits, reachablePorts });
}

interface DeploymentState {
  code: DeployedCode | undefined;
}

function createPush(
  target: PushTarget,
  { state, sync }: { readonly state: DeploymentState; readonly sync: SyncServer },
): Deployment["push"] {
  const pushes = new SerialQueue();
  return (request) =>
    pushes.add(async () => {
      const outcome = await pushProject(request, target);
      if (outcome.status === "rejected") return outcome;
      state.code = outcome.code;
      const tables = outcome.code.schema?.tables ?? [];
      for (const { tableName } of tables) target.database.names.numberOf(tableName);
      replaceCronJobs(target.database, outcome.code.crons, target.database.clock.now());
      sync.refresh();
      return { status: "pushed" };
    });
}
