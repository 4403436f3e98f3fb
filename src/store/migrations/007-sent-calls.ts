import type { Kysely } from "kysely";

/** Calls to models from before they are sent, and which process works on a run. */
export async function sentCalls({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("sent_call")
    .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("attempt_id", "text", (column) => column.notNull().references("attempt.id"))
    .addColumn("sent_at", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("cause", "text")
    .execute();
  await schema.createIndex("sent_call_attempt").on("sent_call").column("attempt_id").execute();
  await schema
    .createTable("run_hold")
    // Held before the run itself is stored.
    .addColumn("run_id", "text", (column) => column.primaryKey())
    .addColumn("holder_id", "text", (column) => column.notNull())
    .addColumn("host", "text", (column) => column.notNull())
    .addColumn("pid", "integer", (column) => column.notNull())
    .addColumn("beat_at", "integer", (column) => column.notNull())
    .execute();
}
