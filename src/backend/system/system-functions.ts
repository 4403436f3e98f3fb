import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import { TransactionMeter } from "../database/transaction-meter.ts";
import { noUsage } from "../database/usage.ts";
import { insertDocument } from "../database/write-documents.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import type { DeployedCode } from "../functions/deployed-code.ts";
import { cronJobsTable, nextRunOf } from "../scheduler/cron-jobs.ts";
import { cronJobLogsTable, runsOf } from "../scheduler/cron-log.ts";
import { compareValues } from "../values/compare-values.ts";
import { decodeObject } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { describeFunctions } from "./describe-functions.ts";
import { describeSchema } from "./describe-schema.ts";

const defaultScanLimit = 32;

const scanArgs = z.object({
  table: z.string(),
  limit: z.number().optional(),
  order: z.enum(["asc", "desc"]).optional(),
});
const addArgs = z.object({ table: z.string(), documents: z.array(z.unknown()) });
const clearArgs = z.object({ tableName: z.string() });

export interface SystemContext {
  readonly database: Database;
  readonly code: () => DeployedCode | undefined;
}

export interface SystemFunction {
  readonly kind: FunctionKind;
  /** Arguments in their wire form. Throws `CallRejection` for what the caller got wrong. */
  run(args: unknown): ConvexValue;
}

/** The platform's own functions that tools and graders call with the admin key, by path. */
export function systemFunctions({
  database,
  code,
}: SystemContext): Readonly<Record<string, SystemFunction>> {
  const query = (run: SystemFunction["run"]): SystemFunction => ({ kind: "query", run });
  const mutation = (run: SystemFunction["run"]): SystemFunction => ({ kind: "mutation", run });
  return {
    "_system/frontend/getSchemas": query(() => {
      const schema = code()?.schema;
      return schema === undefined ? {} : { active: describeSchema(schema) };
    }),
    "_system/frontend/getTableMapping": query(() => database.names.userTables()),
    "_system/frontend/listTableScan": query((args) => scanTable(database, scanArgs.parse(args))),
    "_system/frontend/listCronJobs": query(() => listCronJobs(database)),
    "_system/frontend/listCronJobRuns": query(() => [
      ...database.begin().table(cronJobLogsTable).documents.values(),
    ]),
    "_system/frontend/addDocument": mutation((args) =>
      addDocuments(addArgs.parse(args), { database, code }),
    ),
    "_system/frontend/clearTablePage": mutation((args) =>
      clearTable(database, clearArgs.parse(args).tableName),
    ),
    "_system/cli/modules:apiSpec": query(() => describeFunctions(code())),
    "_system/cli/queryTable": query(() => Math.random()),
  };
}

function listCronJobs(database: Database): ConvexValue {
  const transaction = database.begin();
  return [...transaction.table(cronJobsTable).documents.values()]
    .toSorted((left, right) => compareValues(left["name"], right["name"]))
    .map((job) => ({
      ...job,
      lastRun: runsOf(transaction, job["name"] ?? null)[0] ?? null,
      nextRun: nextRunOf(transaction, job._id) ?? null,
    }));
}

function scanTable(
  database: Database,
  { table, limit = defaultScanLimit, order = "desc" }: z.infer<typeof scanArgs>,
): ConvexValue {
  const entries = database.begin().table(table).inOrderOf(["_creationTime", "_id"]);
  const ordered = order === "desc" ? entries.toReversed() : entries;
  return ordered.slice(0, limit).map(({ document }) => document);
}

function addDocuments(
  { table, documents }: z.infer<typeof addArgs>,
  { database, code }: SystemContext,
): ConvexValue {
  const transaction = database.begin();
  const meter = new TransactionMeter(noUsage());
  for (const document of documents) {
    const context = { transaction, schema: code()?.schema, meter };
    insertDocument(table, decodeObject(document), context);
  }
  database.commit(transaction);
  return { success: true };
}

function clearTable(database: Database, table: string): ConvexValue {
  if (table.startsWith("_") && table !== "_scheduled_functions" && table !== "_storage") {
    throw new CallRejection(`The system table "${table}" cannot be cleared.`);
  }
  const transaction = database.begin();
  const ids = [...transaction.table(table).documents.keys()];
  for (const id of ids) transaction.remove(table, id);
  database.commit(transaction);
  return { continueCursor: "", deleted: ids.length, hasMore: false };
}
