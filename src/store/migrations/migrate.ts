import { sql } from "kysely";
import type { Kysely } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import type { Tables } from "../tables.ts";
import { firstTables } from "./001-first-tables.ts";
import { runOrigin } from "./002-run-origin.ts";
import { modelCalls } from "./003-model-calls.ts";
import { outcomes } from "./004-outcomes.ts";
import { reviews } from "./005-reviews.ts";
import { gradedParts } from "./006-graded-parts.ts";
import { sentCalls } from "./007-sent-calls.ts";

/** Every migration, by a name that sorts in their order; a published one is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  "001-first-tables": { up: firstTables },
  "002-run-origin": { up: runOrigin },
  "003-model-calls": { up: modelCalls },
  "004-outcomes": { up: outcomes },
  "005-reviews": { up: reviews },
  "006-graded-parts": { up: gradedParts },
  "007-sent-calls": { up: sentCalls },
};

/** A newer version of ours has changed the database in ways that this one does not know. */
export class NewerDatabase extends Error {
  override readonly name = "NewerDatabase";
}

/** Brings a database up to date. Fails with `NewerDatabase` where it is ahead. Safe when several processes do so at once, on a dialect with transactional DDL. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const done = await migrationsDone(database);
  const unknown = done.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw new NewerDatabase(`it holds ${unknown.join(", ")}`);
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) {
    throw new Error("The database could not be brought up to date.", { cause: error });
  }
}

/** Names of the migrations that a database has seen; none in a new one. */
export async function migrationsDone(database: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ readonly name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(database);
  return rows.map(({ name }) => name);
}
