import type { Kysely } from "kysely";

/** What a run was asked for, so that it can be taken up. */
export async function runOrigin({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("run").addColumn("origin", "text").execute();
}
