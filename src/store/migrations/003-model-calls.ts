import type { Kysely } from "kysely";

/** What models were asked and replied: texts as artifacts, the rest of the reply as JSON. */
export async function modelCalls({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("model_call")
    .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("attempt_id", "text", (column) => column.notNull().references("attempt.id"))
    .addColumn("system_artifact", "text", (column) => column.notNull().references("artifact.hash"))
    .addColumn("prompt_artifact", "text", (column) => column.notNull().references("artifact.hash"))
    .addColumn("reply_artifact", "text", (column) => column.notNull().references("artifact.hash"))
    .addColumn("task_hash", "text", (column) => column.notNull())
    .addColumn("reply", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("model_call_attempt").on("model_call").column("attempt_id").execute();
}
