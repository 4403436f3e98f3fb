import { randomBytes } from "node:crypto";
import { CursorCodec } from "../database/cursor.ts";
import type { Database } from "../database/database.ts";
import type { FileStorage } from "../storage/file-storage.ts";
import { databaseReads, databaseWrites } from "./database-calls.ts";
import type { DeployedCode } from "./deployed-code.ts";
import type { Executor } from "./executor.ts";
import { createFetchGateway } from "./fetch-gateway.ts";
import { FunctionRunner } from "./function-runner.ts";
import { actionCalls, contextCalls, transactionalCalls } from "./nested-calls.ts";
import { scheduleCalls } from "./schedule-calls.ts";
import { vectorSearchCalls } from "./vector-search-calls.ts";
import { storageReads, storageTransfers, storageWrites } from "./storage-calls.ts";

export interface FunctionRunnerParts {
  readonly database: Database;
  readonly executor: Executor;
  readonly files: FileStorage;
  readonly mayFetch: (url: URL) => boolean;
  readonly code: () => DeployedCode | undefined;
}

/** Puts together what each kind of function may ask of the platform. */
export function createFunctionRunner(parts: FunctionRunnerParts): FunctionRunner {
  const { database, executor, files, code, mayFetch } = parts;
  const cursors = new CursorCodec(randomBytes(16).toString("hex"));
  const schema = (component: string) => code()?.components.get(component)?.schema;
  const databaseOptions = { cursors, schema };
  const storage = { database, files };
  const scheduling = scheduleCalls({ database, runner: () => runner });
  const fetchAllowed = createFetchGateway(mayFetch);
  const query = {
    ...contextCalls(() => runner),
    ...databaseReads(databaseOptions),
    ...storageReads(storage),
    ...transactionalCalls(() => runner),
  };
  const mutation = {
    ...query,
    ...databaseWrites(databaseOptions),
    ...storageWrites(storage),
    ...scheduling,
  };
  const action = {
    ...contextCalls(() => runner),
    ...actionCalls(() => runner),
    ...storageReads(storage),
    ...storageWrites(storage),
    ...storageTransfers(storage),
    ...scheduling,
    ...vectorSearchCalls({ database, schema }),
    fetch: async (_frame: unknown, args: unknown) => ({ ...(await fetchAllowed(args)) }),
  };
  const runner: FunctionRunner = new FunctionRunner({
    database,
    executor,
    code,
    calls: { query, mutation, action },
  });
  return runner;
}
