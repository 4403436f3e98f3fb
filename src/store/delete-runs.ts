import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { AttemptId } from "../domain/attempt.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { RunId } from "../domain/run.ts";
import { fromJson } from "./json-column.ts";
import type { Tables } from "./tables.ts";

/** Deletes runs with all that belongs to them, then the texts that only they referred to. */
export async function deleteRuns(database: Kysely<Tables>, ids: readonly RunId[]): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const texts = new Set<string>();
    for (const id of ids) {
      for (const hash of await textsOf(transaction, id)) texts.add(hash);
      await deleteRun(transaction, id);
    }
    const kept = await certifiedTexts(transaction);
    for (const hash of texts) {
      if (!kept.has(hash)) await deleteUnused(transaction, hash);
    }
  });
}

async function deleteRun(database: Kysely<Tables>, id: RunId): Promise<void> {
  const attempts = await database
    .selectFrom("attempt")
    .select("id")
    .where("run_id", "=", id)
    .execute();
  for (const table of ["review", "verdict", "report", "report_summary"] as const) {
    await database.deleteFrom(table).where("run_id", "=", id).execute();
  }
  for (const attempt of attempts) await deleteAttempt(database, attempt.id);
  await database.deleteFrom("run").where("id", "=", id).execute();
}

async function deleteAttempt(database: Kysely<Tables>, id: AttemptId): Promise<void> {
  const ofAttempt = database.selectFrom("grading").select("id").where("attempt_id", "=", id);
  for (const table of ["test_result", "diagnostic", "step"] as const) {
    await database.deleteFrom(table).where("grading_id", "in", ofAttempt).execute();
  }
  for (const table of ["grading", "reply_file", "model_call"] as const) {
    await database.deleteFrom(table).where("attempt_id", "=", id).execute();
  }
  await database.deleteFrom("attempt").where("id", "=", id).execute();
}

/** Hashes of the texts that a run refers to. */
async function textsOf(database: Kysely<Tables>, id: RunId): Promise<readonly string[]> {
  const attempts = database.selectFrom("attempt").select("id").where("run_id", "=", id);
  const replies = await database
    .selectFrom("attempt")
    .select("reply_artifact as hash")
    .where("run_id", "=", id)
    .execute();
  const files = await database
    .selectFrom("reply_file")
    .select("artifact as hash")
    .where("attempt_id", "in", attempts)
    .execute();
  const calls = await database
    .selectFrom("model_call")
    .select(["system_artifact", "prompt_artifact", "reply_artifact"])
    .where("attempt_id", "in", attempts)
    .execute();
  const report = await database
    .selectFrom("report")
    .select("report")
    .where("run_id", "=", id)
    .executeTakeFirst();
  return [
    ...[...replies, ...files].flatMap(({ hash }) => hash ?? []),
    ...calls.flatMap((call) => Object.values(call)),
    ...(report === undefined ? [] : certificateTexts(fromJson(report.report))),
  ];
}

/** Hashes that the certificates of all stored reports need: no table refers to them. */
async function certifiedTexts(database: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const runs = await database.selectFrom("report").select("run_id").execute();
  const hashes = new Set<string>();
  for (const { run_id: id } of runs) {
    // One at a time: all reports together may not fit into memory.
    const row = await database
      .selectFrom("report")
      .select("report")
      .where("run_id", "=", id)
      .executeTakeFirstOrThrow();
    for (const hash of certificateTexts(fromJson(row.report))) hashes.add(hash);
  }
  return hashes;
}

function certificateTexts({ verdicts, furtherVerdicts }: AnalysisReport): readonly string[] {
  return [...verdicts, ...furtherVerdicts].flatMap(({ certificate }) =>
    certificate === undefined ? [] : [certificate.filesArtifact, certificate.overlayArtifact],
  );
}

async function deleteUnused(database: Kysely<Tables>, hash: string): Promise<void> {
  await sql`
    delete from artifact where hash = ${hash}
      and not exists (select 1 from attempt where reply_artifact = ${hash})
      and not exists (select 1 from reply_file where artifact = ${hash})
      and not exists (select 1 from model_call
        where ${hash} in (system_artifact, prompt_artifact, reply_artifact))`.execute(database);
}
