import { sql } from "kysely";
import type { Kysely } from "kysely";
import { signatureKey } from "../../domain/signature.ts";
import { fromJson, toJson } from "../json-column.ts";
import { reportSummary } from "../report-summary.ts";
import type { Tables } from "../tables.ts";

/**
 * What pages over many runs ask for, so that they need not read gradings and reports: the outcome of each attempt's
 * official grading, the cost of each call, the summary of each report and which verdicts speak of an outcome.
 */
export async function outcomes(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("attempt").addColumn("graded_outcome", "text").execute();
  await schema.alterTable("attempt").addColumn("graded_step", "text").execute();
  await schema.alterTable("attempt").addColumn("graded_ms", "real").execute();
  await schema.alterTable("model_call").addColumn("cost", "real").execute();
  await schema
    .alterTable("verdict")
    .addColumn("is_first", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable("report_summary")
    .addColumn("run_id", "text", (column) => column.primaryKey().references("run.id"))
    .addColumn("summary", "text", (column) => column.notNull())
    .execute();
  await createIndexes(database);
  await fillOutcomes(database);
  await fillCosts(database);
  await fillReports(database);
}

/** Each holds all columns of an outcome, so that no row has to be looked up. */
async function createIndexes({ schema }: Kysely<Tables>): Promise<void> {
  const result = ["status", "passed", "failed_step", "graded_outcome", "graded_step"] as const;
  await schema
    .createIndex("attempt_run_result")
    .on("attempt")
    .columns(["run_id", "eval_path", ...result])
    .execute();
  await schema
    .createIndex("attempt_eval_result")
    .on("attempt")
    .columns(["eval_path", ...result])
    .execute();
  await schema
    .createIndex("verdict_blame")
    .on("verdict")
    .columns(["is_first", "eval_path", "blame"])
    .execute();
  await schema
    .createIndex("verdict_attempt")
    .on("verdict")
    .columns(["attempt_id", "run_id", "is_first", "blame", "signature"])
    .execute();
}

async function fillOutcomes(database: Kysely<Tables>): Promise<void> {
  const newest = sql`
    from grading where attempt_id = attempt.id and purpose = 'official' and duration_ms is not null
    order by sequence desc limit 1`;
  // The first step that is no pass decides, as `outcomeOf` says; what was not run for a failure before it is no pass.
  const deciding = sql`
    select step.status, step.name from step
    where step.grading_id = (select id ${newest})
      and (step.status in ('failed', 'errored') or step.skip_reason like 'earlier-step%')
    order by case step.name when 'filesystem' then 0 when 'install' then 1 when 'deploy' then 2
      when 'tsc' then 3 when 'eslint' then 4 else 5 end
    limit 1`;
  await sql`
    update attempt set
      graded_outcome = coalesce(
        (select case status when 'failed' then 'failed' else 'errored' end from (${deciding})), 'passed'),
      graded_step = (select case status when 'failed' then name end from (${deciding})),
      graded_ms = (select duration_ms ${newest})
    where exists (select 1 ${newest})`.execute(database);
}

async function fillCosts(database: Kysely<Tables>): Promise<void> {
  const calls = await database.selectFrom("model_call").select(["sequence", "reply"]).execute();
  for (const { sequence, reply } of calls) {
    const { cost = null } = fromJson(reply);
    await database
      .updateTable("model_call")
      .set({ cost })
      .where("sequence", "=", sequence)
      .execute();
  }
}

async function fillReports(database: Kysely<Tables>): Promise<void> {
  const runs = await database.selectFrom("report").select("run_id").execute();
  for (const { run_id: runId } of runs) {
    const { report: text } = await database
      .selectFrom("report")
      .select("report")
      .where("run_id", "=", runId)
      .executeTakeFirstOrThrow();
    const report = fromJson(text);
    const summary = toJson(reportSummary(report));
    await database.insertInto("report_summary").values({ run_id: runId, summary }).execute();
    for (const { failure } of report.verdicts) {
      await database
        .updateTable("verdict")
        .set({ is_first: 1 })
        .where("run_id", "=", runId)
        .where("grading_id", "=", failure.gradingId)
        .where("step", "=", failure.step)
        .where("signature", "=", signatureKey(failure.signature))
        .execute();
    }
  }
}
