import type { Kysely } from "kysely";
import { artifactQueries } from "./artifact-queries.ts";
import { attemptQueries, replyQueries } from "./attempt-queries.ts";
import { gradingQueries } from "./grading-queries.ts";
import { modelCallQueries } from "./model-call-queries.ts";
import { gradeCacheQueries, reportQueries } from "./report-queries.ts";
import type { ResultStore } from "./result-store.ts";
import { outcomeQueries } from "./outcome-queries.ts";
import { reviewQueries } from "./review-queries.ts";
import { runHoldQueries } from "./run-hold-queries.ts";
import { runQueries } from "./run-queries.ts";
import { sentCallQueries } from "./sent-call-queries.ts";
import type { StoreUpkeep } from "./store-upkeep.ts";
import { summaryQueries } from "./summary-queries.ts";
import type { Tables } from "./tables.ts";

/** A result store over a migrated database of any dialect; disposing of it closes the database. */
export function sqlStore(database: Kysely<Tables>, upkeep: StoreUpkeep): ResultStore {
  return {
    ...upkeep,
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
    ...reviewQueries(database),
    ...summaryQueries(database),
    ...outcomeQueries(database),
    [Symbol.asyncDispose]: () => database.destroy(),
  };
}
