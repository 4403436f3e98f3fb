import type { CreateTableBuilder, Kysely } from "kysely";

/** Runs, attempts, gradings with their steps, artifacts, the grade cache and reports. */
export async function firstTables(database: Kysely<unknown>): Promise<void> {
  await createRunTables(database);
  await createGradingTables(database);
  await createReportTables(database);
}

async function createRunTables({ schema }: Kysely<unknown>): Promise<void> {
  await texts(schema.createTable("run"), [
    "provider",
    "model",
    "model_display_name",
    "experiment",
    "date",
    "status",
  ])
    .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("guidelines", "integer", (column) => column.notNull())
    .addColumn("duration_seconds", "real")
    .addColumn("suite_name", "text")
    .addColumn("suite_version", "text")
    .addColumn("suite_root", "text")
    .addColumn("suite_hash", "text")
    .addColumn("suite_overlay", "text")
    .addColumn("recorded_total", "integer")
    .addColumn("recorded_passed", "integer")
    .execute();
  await texts(schema.createTable("artifact"), ["text"])
    .addColumn("hash", "text", (column) => column.primaryKey())
    .execute();
  await texts(schema.createTable("attempt"), ["eval_path", "status"])
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("run_id", "text", (column) => column.notNull().references("run.id"))
    .addColumn("sample", "integer", (column) => column.notNull())
    .addColumn("cause", "text")
    .addColumn("passed", "integer")
    .addColumn("failed_step", "text")
    .addColumn("reply_artifact", "text", (column) => column.references("artifact.hash"))
    .addUniqueConstraint("attempt_sample", ["run_id", "eval_path", "sample"])
    .execute();
  await texts(schema.createTable("reply_file"), ["path"])
    .addColumn("attempt_id", "text", (column) => column.notNull().references("attempt.id"))
    .addColumn("artifact", "text", (column) => column.notNull().references("artifact.hash"))
    .addPrimaryKeyConstraint("reply_file_key", ["attempt_id", "path"])
    .execute();
}

async function createGradingTables({ schema }: Kysely<unknown>): Promise<void> {
  await texts(schema.createTable("grading"), [
    "purpose",
    "files_hash",
    "eval_hash",
    "config_hash",
    "toolchain_hash",
  ])
    .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("attempt_id", "text", (column) => column.references("attempt.id"))
    .addColumn("duration_ms", "real")
    .addColumn("cached", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("grading_attempt")
    .on("grading")
    .columns(["attempt_id", "purpose"])
    .execute();
  await texts(schema.createTable("step"), ["name", "status", "notes"])
    .addColumn("grading_id", "text", (column) => column.notNull().references("grading.id"))
    .addColumn("duration_ms", "real")
    .addColumn("skip_reason", "text")
    .addColumn("error_kind", "text")
    .addColumn("error_message", "text")
    .addColumn("has_tests", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("step_key", ["grading_id", "name"])
    .execute();
  await texts(schema.createTable("diagnostic"), ["step", "tool", "code", "severity", "message"])
    .addColumn("grading_id", "text", (column) => column.notNull().references("grading.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("file", "text")
    .addColumn("line", "integer")
    .addColumn("column", "integer")
    .addColumn("end_line", "integer")
    .addColumn("end_column", "integer")
    .addColumn("test", "text")
    .addPrimaryKeyConstraint("diagnostic_key", ["grading_id", "step", "position"])
    .execute();
  await texts(schema.createTable("test_result"), ["step", "name", "status", "failures"])
    .addColumn("grading_id", "text", (column) => column.notNull().references("grading.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("duration_ms", "real", (column) => column.notNull())
    .addPrimaryKeyConstraint("test_result_key", ["grading_id", "step", "position"])
    .execute();
}

async function createReportTables({ schema }: Kysely<unknown>): Promise<void> {
  await texts(schema.createTable("grade_cache"), ["key", "steps"])
    .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
    .execute();
  await schema.createIndex("grade_cache_key").on("grade_cache").column("key").execute();
  await texts(schema.createTable("report"), ["report"])
    .addColumn("run_id", "text", (column) => column.primaryKey().references("run.id"))
    .execute();
  await texts(schema.createTable("verdict"), [
    "grading_id",
    "eval_path",
    "step",
    "signature",
    "confidence",
  ])
    .addColumn("run_id", "text", (column) => column.notNull().references("run.id"))
    .addColumn("attempt_id", "text", (column) => column.notNull())
    .addColumn("blame", "text")
    .addColumn("classification", "text")
    .addPrimaryKeyConstraint("verdict_key", ["run_id", "grading_id", "step", "signature"])
    .execute();
  await schema
    .createIndex("verdict_signature")
    .on("verdict")
    .columns(["eval_path", "signature"])
    .execute();
}

function texts<Table extends string, Column extends string>(
  table: CreateTableBuilder<Table>,
  columns: readonly Column[],
): CreateTableBuilder<Table, Column> {
  let builder: CreateTableBuilder<Table, Column> = table;
  for (const name of columns) {
    builder = builder.addColumn(name, "text", (column) => column.notNull());
  }
  return builder;
}
