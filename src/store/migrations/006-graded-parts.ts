import type { Kysely } from "kysely";

/** What each grading was made with, part by part: JSON. */
export async function gradedParts({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("grading").addColumn("parts", "text").execute();
}
