import type Sqlite from "better-sqlite3";
import { sql } from "kysely";
import type { Kysely } from "kysely";
import { deleteRuns } from "./delete-runs.ts";
import { migrationsDone } from "./migrations/migrate.ts";
import { storeError } from "./sqlite-dialect.ts";
import type { StoreUpkeep } from "./store-upkeep.ts";
import type { Tables } from "./tables.ts";

/** Upkeep of a store that is one SQLite file. */
export function sqliteUpkeep(connection: Sqlite.Database, database: Kysely<Tables>): StoreUpkeep {
  return {
    async facts() {
      const { rows } = await sql<{ readonly bytes: number }>`
        select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(
        database,
      );
      const runs = await database
        .selectFrom("run")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return {
        location: connection.name,
        bytes: rows[0]?.bytes ?? 0,
        runs: runs.count,
        migrations: await migrationsDone(database),
      };
    },
    async backup(file) {
      await connection.backup(file).catch((error: unknown) => {
        throw storeError(error, file);
      });
    },
    deleteRuns: (ids) => deleteRuns(database, ids),
    async changeMark() {
      // The first counts what others changed, the second what this process did.
      const { rows } = await sql<{ readonly mark: string }>`
        select data_version || '-' || total_changes() as mark from pragma_data_version`.execute(
        database,
      );
      return rows[0]?.mark ?? "";
    },
  };
}
