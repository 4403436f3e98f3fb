import type { Kysely } from "kysely";

/**
 * What people decided about verdicts. No column refers to a verdict: another analysis replaces those, and the reviews
 * stay with the failure.
 */
export async function reviews({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("review")
    .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("run_id", "text", (column) => column.notNull().references("run.id"))
    .addColumn("attempt_id", "text", (column) => column.notNull().references("attempt.id"))
    .addColumn("eval_path", "text", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("decision", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("review_run").on("review").columns(["run_id", "attempt_id"]).execute();
}
