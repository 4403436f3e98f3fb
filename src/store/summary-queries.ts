import { sql } from "kysely";
import type { Kysely, SelectQueryBuilder } from "kysely";
import type { RunId } from "../domain/run.ts";
import type {
  AnalysisSummary,
  OutcomeCounts,
  OutcomeName,
  RunFilter,
  RunHead,
  RunSummary,
} from "../domain/run-summary.ts";
import { fromJson } from "./json-column.ts";
import { outcomeColumn } from "./outcome-column.ts";
import type { ResultStore } from "./result-store.ts";
import { factsOf } from "./run-queries.ts";
import type { Row, Tables } from "./tables.ts";

/** Lists of runs with their counts, without reading gradings or reports. */
export function summaryQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "listRunSummaries" | "countRuns" | "runChoices"> {
  return {
    async listRunSummaries(filter, { offset = 0, limit } = {}) {
      const listed = filtered(database.selectFrom("run"), filter)
        .select(headColumns)
        .orderBy("date", "desc")
        .orderBy("sequence", "desc");
      const paged = limit === undefined ? listed : listed.limit(limit).offset(offset);
      const heads = (await paged.execute()).map(headOf);
      return await withCounts(database, heads);
    },
    async countRuns(filter) {
      const row = await filtered(database.selectFrom("run"), filter)
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    async runChoices() {
      const models = await database
        .selectFrom("run")
        .select(["provider", "model"])
        .distinct()
        .execute();
      const experiments = await database
        .selectFrom("run")
        .select("experiment")
        .distinct()
        .execute();
      const suites = await database.selectFrom("run").select("suite_version").distinct().execute();
      return {
        models: models.map(({ provider, model }) => `${provider}/${model}`).sort(),
        experiments: experiments.map(({ experiment }) => experiment).sort(),
        suiteVersions: suites.flatMap(({ suite_version: version }) => version ?? []).sort(),
      };
    },
  };
}

const headColumns = [
  "id",
  "provider",
  "model",
  "model_display_name",
  "experiment",
  "guidelines",
  "date",
  "status",
  "duration_seconds",
  "suite_name",
  "suite_version",
  "suite_hash",
  "recorded_total",
  "recorded_passed",
] as const;

function filtered<Output>(
  query: SelectQueryBuilder<Tables, "run", Output>,
  { ids, model, experiment, suiteVersion, status, text }: RunFilter,
): SelectQueryBuilder<Tables, "run", Output> {
  let narrowed = query;
  if (ids !== undefined) narrowed = narrowed.where("id", "in", ids);
  if (model !== undefined) narrowed = narrowed.where(sql`provider || '/' || model`, "=", model);
  if (experiment !== undefined) narrowed = narrowed.where("experiment", "=", experiment);
  if (suiteVersion !== undefined) narrowed = narrowed.where("suite_version", "=", suiteVersion);
  if (status !== undefined) narrowed = narrowed.where("status", "=", status);
  if (text !== undefined && text !== "") {
    const names = sql`lower(id || ' ' || provider || '/' || model || ' ' || model_display_name || ' ' || experiment || ' ' || date)`;
    const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    narrowed = narrowed.where(sql<boolean>`${names} like ${pattern} escape '\\'`);
  }
  return narrowed;
}

async function withCounts(
  database: Kysely<Tables>,
  heads: readonly RunHead[],
): Promise<readonly RunSummary[]> {
  const ids = heads.map(({ id }) => id);
  if (ids.length === 0) return [];
  const counts = await countsOf(database, ids);
  const costs = await costsOf(database, ids);
  const summaries = await analysesOf(database, ids);
  return heads.map((head) => {
    const cost = costs.get(head.id);
    const analysis = summaries.get(head.id);
    return {
      ...head,
      counts: counts.get(head.id) ?? noAttempts,
      ...(cost !== undefined && { cost }),
      ...(analysis !== undefined && { analysis }),
    };
  });
}

const noAttempts: OutcomeCounts = { passed: 0, failed: 0, errored: 0, notGraded: 0 };

const countNames: Readonly<Record<OutcomeName, keyof OutcomeCounts>> = {
  passed: "passed",
  failed: "failed",
  errored: "errored",
  "not-graded": "notGraded",
};

async function countsOf(
  database: Kysely<Tables>,
  ids: readonly RunId[],
): Promise<ReadonlyMap<RunId, OutcomeCounts>> {
  const rows = await database
    .selectFrom("attempt")
    .select(({ fn }) => ["run_id", outcomeColumn.as("outcome"), fn.countAll<number>().as("count")])
    .where("run_id", "in", ids)
    .groupBy(["run_id", "outcome"])
    .execute();
  const counts = new Map<RunId, OutcomeCounts>();
  for (const { run_id: id, outcome, count } of rows) {
    const known = counts.get(id) ?? noAttempts;
    counts.set(id, { ...known, [countNames[outcome]]: count });
  }
  return counts;
}

async function costsOf(
  database: Kysely<Tables>,
  ids: readonly RunId[],
): Promise<ReadonlyMap<RunId, number>> {
  const rows = await database
    .selectFrom("model_call")
    .innerJoin("attempt", "attempt.id", "model_call.attempt_id")
    .select(({ fn }) => ["attempt.run_id", fn.sum<number>("cost").as("cost")])
    .where("attempt.run_id", "in", ids)
    .where("cost", "is not", null)
    .groupBy("attempt.run_id")
    .execute();
  return new Map(rows.map(({ run_id: id, cost }) => [id, cost]));
}

async function analysesOf(
  database: Kysely<Tables>,
  ids: readonly RunId[],
): Promise<ReadonlyMap<RunId, AnalysisSummary>> {
  const rows = await database
    .selectFrom("report_summary")
    .selectAll()
    .where("run_id", "in", ids)
    .execute();
  return new Map(rows.map(({ run_id: id, summary }) => [id, fromJson(summary)]));
}

function headOf(row: Pick<Row<"run">, (typeof headColumns)[number]>): RunHead {
  const { suite_name: name, suite_version: version, suite_hash: hash } = row;
  return {
    ...factsOf(row),
    ...(name !== null && version !== null && hash !== null && { suite: { name, version, hash } }),
  };
}
