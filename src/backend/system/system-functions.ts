import { randomBytes } from "node:crypto";
import { CursorCodec } from "../database/cursor.ts";
import type { Database } from "../database/database.ts";
import type { DeployedCode } from "../functions/deployed-code.ts";
import { describeFunctions } from "./describe-functions.ts";
import { describeSchema } from "./describe-schema.ts";
import { environmentFunctions, type EnvironmentVariables } from "./environment-functions.ts";
import { scheduleFunctions } from "./schedule-functions.ts";
import { query, type SystemFunction } from "./system-function.ts";
import { tableFunctions } from "./table-functions.ts";

export interface SystemContext {
  readonly database: Database;
  readonly code: () => DeployedCode | undefined;
  readonly environment: EnvironmentVariables;
}

/** The platform's own functions that tools and graders call with the admin key, by path. */
export function systemFunctions({
  database,
  code,
  environment,
}: SystemContext): Readonly<Record<string, SystemFunction>> {
  const cursors = new CursorCodec(randomBytes(16).toString("hex"));
  const schema = (): DeployedCode["schema"] => code()?.schema;
  return {
    ...tableFunctions({ database, schema, cursors }),
    ...scheduleFunctions(database),
    ...environmentFunctions(environment),
    "_system/frontend/getSchemas": query(() => {
      const active = schema();
      return active === undefined ? {} : { active: describeSchema(active) };
    }),
    "_system/cli/modules:apiSpec": query(() => describeFunctions(code())),
    // As on the platform, where it only tells that something has changed.
    "_system/cli/queryTable": query(() => Math.random()),
  };
}
