import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely } from "kysely";
import { HarnessError } from "../lib/harness-error.ts";
import { migrate, NewerDatabase } from "./migrations/migrate.ts";
import type { ResultStore } from "./result-store.ts";
import { sqlStore } from "./sql-store.ts";
import { sqliteUpkeep } from "./sqlite-upkeep.ts";
import { ImmediateSqliteDialect, storeError } from "./sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** How long a write waits for another process, in milliseconds. */
const lockTimeoutMs = 10_000;

/** File of the store in its folder. */
export const sqliteFile = "faultline.sqlite";

/**
 * Opens (or creates) the store in a folder: one SQLite file that several processes may use at once. Artifacts are rows
 * of it, so that they are committed with what refers to them. Fails with `HarnessError` of kind `stop-run`.
 */
export async function openSqliteStore(directory: string): Promise<ResultStore> {
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw new HarnessError(
      "stop-run",
      `The folder ${directory} for the result store cannot be created: give another with --store, or mend this. (${reasonOf(cause)})`,
      { cause },
    );
  });
  return await openStore(join(directory, sqliteFile));
}

/** A store in memory, for tests and previews; it is gone when it is disposed of. */
export async function openInMemoryStore(): Promise<ResultStore> {
  return await openStore(":memory:");
}

async function openStore(file: string): Promise<ResultStore> {
  const connection = connect(file);
  const database = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(connection) });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error instanceof HarnessError ? error : migrationError(error, file);
  }
  return sqlStore(database, sqliteUpkeep(connection, database));
}

function connect(file: string): Sqlite.Database {
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(file, { timeout: lockTimeoutMs });
    connection.pragma("journal_mode = wal");
    // With a write-ahead log, this loses nothing when a process dies.
    connection.pragma("synchronous = normal");
    connection.pragma("foreign_keys = on");
    return connection;
  } catch (error) {
    connection?.close();
    throw storeError(error, file);
  }
}

function migrationError(cause: unknown, file: string): HarnessError {
  const problem =
    cause instanceof NewerDatabase
      ? "was written by a newer version: update Faultline"
      : "cannot be used by this version: use the one that wrote it";
  const message = `The result store ${file} ${problem}, or give another store with --store. (${reasonOf(cause)})`;
  return new HarnessError("stop-run", message, { cause, facts: { file } });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
