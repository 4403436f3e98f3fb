import type { Kysely } from "kysely";
import { artifactQueries } from "./artifact-queries.ts";
import { attemptQueries, replyQueries } from "./attempt-queries.ts";
import { gradingQueries } from "./grading-queries.ts";
import { modelCallQueries } from "./model-call-queries.ts";
import { gradeCacheQueries, reportQueries } from "./report-queries.ts";
import type { ResultStore } from "./result-store.ts";
import { runHoldQueries } from "./run-hold-queries.ts";
import { runQueries } from "./run-queries.ts";
import { sentCallQueries } from "./sent-call-queries.ts";
import type { Tables } from "./tables.ts";

/** A result store over a migrated database of any dialect; disposing of it closes the database. */
export function sqlStore(database: Kysely<Tables>): ResultStore {
  return {
    ...runQueries(database),
    ...attemptQueries(database),
    ...replyQueries(database),
    ...modelCallQueries(database),
    ...sentCallQueries(database),
    ...runHoldQueries(database),
    ...gradingQueries(database),
    ...gradeCacheQueries(database),
    ...artifactQueries(database),
    ...reportQueries(database),
    [Symbol.asyncDispose]: () => database.destroy(),
  };
}
