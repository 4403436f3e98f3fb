import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import type { Tables } from "../tables.ts";
import { firstTables } from "./001-first-tables.ts";
import { runOrigin } from "./002-run-origin.ts";
import { modelCalls } from "./003-model-calls.ts";

/** Every migration, by a name that sorts in their order; a published one is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  "001-first-tables": { up: firstTables },
  "002-run-origin": { up: runOrigin },
  "003-model-calls": { up: modelCalls },
};

/** Brings a database up to date. Safe when several processes do so at once, on a dialect with transactional DDL. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) {
    throw new Error("The database could not be brought up to date.", { cause: error });
  }
}
