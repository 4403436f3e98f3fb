import { sql } from "kysely";
import type { Insertable, Kysely } from "kysely";
import type { Run } from "../domain/run.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { ResultStore } from "./result-store.ts";
import type { Row, RunTable, Tables } from "./tables.ts";

export function runQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "createRun" | "updateRun" | "listRuns" | "findRuns"> {
  const newestFirst = database
    .selectFrom("run")
    .selectAll()
    .orderBy("date", "desc")
    .orderBy("sequence", "desc");
  return {
    async createRun(run) {
      await database.insertInto("run").values(rowOf(run)).execute();
    },
    async updateRun(id, { status, durationSeconds }) {
      const duration = durationSeconds === undefined ? {} : { duration_seconds: durationSeconds };
      await database
        .updateTable("run")
        .set({ status, ...duration })
        .where("id", "=", id)
        .execute();
    },
    async listRuns() {
      return (await newestFirst.execute()).map(runOf);
    },
    async findRuns(prefix) {
      const startsWith = sql<boolean>`substr(id, 1, ${prefix.length}) = ${prefix}`;
      return (await newestFirst.where(startsWith).execute()).map(runOf);
    },
  };
}

function rowOf(run: Run): Insertable<RunTable> {
  return {
    id: run.id,
    provider: run.provider,
    model: run.model,
    model_display_name: run.modelDisplayName,
    experiment: run.experiment,
    guidelines: run.guidelines ? 1 : 0,
    date: run.date,
    status: run.status,
    duration_seconds: run.durationSeconds ?? null,
    origin: run.origin === undefined ? null : toJson(run.origin),
    suite_name: run.suite?.name ?? null,
    suite_version: run.suite?.version ?? null,
    suite_root: run.suite?.root ?? null,
    suite_hash: run.suite?.hash ?? null,
    suite_overlay: run.suite === undefined ? null : toJson(run.suite.overlay),
    recorded_total: run.recordedTotals?.total ?? null,
    recorded_passed: run.recordedTotals?.passed ?? null,
  };
}

function runOf(row: Row<"run">): Run {
  return {
    ...factsOf(row),
    ...(row.origin !== null && { origin: fromJson(row.origin) }),
    ...suiteOf(row),
  };
}

type Facts = Omit<Row<"run">, "sequence" | "origin" | `suite_${string}`>;

/** What a row tells of a run, but for its suite and its origin. */
export function factsOf(row: Facts): Omit<Run, "suite" | "origin"> {
  return {
    id: row.id,
    provider: row.provider,
    model: row.model,
    modelDisplayName: row.model_display_name,
    experiment: row.experiment,
    guidelines: row.guidelines === 1,
    date: row.date,
    status: row.status,
    ...(row.duration_seconds !== null && { durationSeconds: row.duration_seconds }),
    ...recordedTotalsOf(row),
  };
}

function suiteOf(row: Row<"run">): Pick<Run, "suite"> {
  const {
    suite_name: name,
    suite_version: version,
    suite_root: root,
    suite_hash: hash,
    suite_overlay: overlay,
  } = row;
  if (name === null || version === null || root === null || hash === null || overlay === null) {
    return {};
  }
  return { suite: { name, version, root, hash, overlay: fromJson(overlay) } };
}

/** What was recorded of a whole run, where its row tells it. */
function recordedTotalsOf({
  recorded_total: total,
  recorded_passed: passed,
}: Pick<Row<"run">, "recorded_total" | "recorded_passed">): Pick<Run, "recordedTotals"> {
  return total === null || passed === null ? {} : { recordedTotals: { total, passed } };
}
