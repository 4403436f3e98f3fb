import * as z from "zod";
import { callerAs } from "./caller.ts";
import type { Caller, FunctionArguments } from "./caller.ts";
import { cronJobsValue, shapeOfCrons } from "./cron-shape.ts";
import type { CronShape } from "./cron-shape.ts";
import { functionSpecJson, shapeOfFunctions, shapeOfRoutes } from "./function-shape.ts";
import type { FunctionOptions, FunctionShape } from "./function-shape.ts";
import { gradingEnvironment } from "./grading-environment.ts";
import { logLinesOf } from "./log-lines.ts";
import { shapeOfScheduled } from "./scheduled-function.ts";
import type { ScheduledFunction } from "./scheduled-function.ts";
import { schemaJson, shapeOfSchema } from "./schema-shape.ts";
import type { SchemaOptions, SchemaShape } from "./schema-shape.ts";
import {
  clearTable,
  clearTables,
  insertDocument,
  insertDocuments,
  listDocuments,
} from "./tables.ts";
import type { NewDocument, StoredDocument } from "./tables.ts";
import { usageOf } from "./usage.ts";
import type { Usage } from "./usage.ts";

type FunctionKind = FunctionShape["kind"];

/** The candidate's deployment: its functions, its data and what it says about itself. */
export interface CandidateDeployment {
  readonly anonymous: Caller;
  /** May call internal functions and those of the platform. */
  readonly admin: Caller;
  /** Base URL of HTTP actions, without a trailing slash. */
  readonly siteUrl: string;
  /** Inserts a document as the admin and gives its id; rejects what the candidate's schema rejects. Await it. */
  insert(table: string, document: NewDocument): Promise<string>;
  /** Inserts documents, all or none, and gives their ids in order. Await it. */
  insertAll(table: string, documents: readonly NewDocument[]): Promise<readonly string[]>;
  /** All documents of a table, oldest first. A table that does not exist is empty. */
  list(table: string): Promise<readonly StoredDocument[]>;
  /** Removes all documents, stored files and scheduled functions. */
  clear(): Promise<void>;
  /** Removes all documents of one table, so that references to them point nowhere. */
  clearTable(table: string): Promise<void>;
  schema(options?: SchemaOptions): Promise<SchemaShape>;
  functions(options?: FunctionOptions): Promise<Readonly<Record<string, FunctionShape>>>;
  /** HTTP routes (`GET /pulse`), sorted; a prefix ends in `*`. */
  routes(): Promise<readonly string[]>;
  /** Registered crons by label. */
  crons(): Promise<Readonly<Record<string, CronShape>>>;
  /** Scheduled functions in whatever state, in the order in which they were scheduled. */
  scheduledFunctions(): Promise<readonly ScheduledFunction[]>;
  /** Calls a function as the admin and tells what it read and wrote. */
  usage(kind: FunctionKind, name: string, args?: FunctionArguments): Promise<Usage>;
  /** Calls a function as the admin and gives what it logged, in order (`[LOG] 'queue emptied'`). */
  logLines(kind: FunctionKind, name: string, args?: FunctionArguments): Promise<readonly string[]>;
}

const admin = callerAs("admin");

/** The deployment that this process grades. */
export const deployment: CandidateDeployment = {
  anonymous: callerAs("anonymous"),
  admin,
  get siteUrl() {
    return gradingEnvironment().siteUrl;
  },
  insert: (table, document) => insertDocument(admin, table, document),
  insertAll: (table, documents) => insertDocuments(admin, table, documents),
  list: (table) => listDocuments(admin, table),
  clear: () => clearTables(admin),
  clearTable: (table) => clearTable(admin, table),
  schema: async (options) => shapeOfSchema(await activeSchema(), options),
  functions: async (options) => shapeOfFunctions(await functionSpec(), options),
  routes: async () => shapeOfRoutes(await functionSpec()),
  crons: async () =>
    shapeOfCrons(cronJobsValue.parse(await admin.query("_system/frontend/listCronJobs:default"))),
  scheduledFunctions: async () =>
    (await listDocuments(admin, "_scheduled_functions")).map(shapeOfScheduled),
  usage: usageOf,
  logLines: (kind, name, args = {}) => logLinesOf({ kind, name, args }),
};

const schemasValue = z.object({
  active: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schemaJson)
    .optional(),
});

async function activeSchema(): Promise<z.output<typeof schemaJson> | null> {
  const schemas = schemasValue.parse(await admin.query("_system/frontend/getSchemas:default"));
  return schemas.active ?? null;
}

async function functionSpec(): Promise<z.output<typeof functionSpecJson>> {
  return functionSpecJson.parse(await admin.query("_system/cli/modules:apiSpec"));
}
