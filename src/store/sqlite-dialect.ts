import Sqlite from "better-sqlite3";
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type {
  DatabaseConnection,
  Driver,
  SqliteDatabase,
  SqliteDialectConfig,
  SqliteStatement,
} from "kysely";
import { HarnessError } from "../lib/harness-error.ts";

/** SQLite whose transactions take the write lock at once, and whose failures are `HarnessError`s that name the file. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #file: string;

  constructor(database: Sqlite.Database) {
    const config = { database: withPreparedStatements(database) };
    super(config);
    this.#config = config;
    this.#file = database.name;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

const keptStatements = 500;

/**
 * Prepares each text once. A prepared statement holds memory that the garbage collector does not know of, so one for
 * every query would let a long run grow.
 */
function withPreparedStatements(database: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const prepared = database.prepare<unknown[]>(sql);
      const statement: SqliteStatement = {
        reader: prepared.reader,
        all: (parameters) => prepared.all(...parameters),
        run: (parameters) => prepared.run(...parameters),
        iterate: (parameters) => prepared.iterate(...parameters),
      };
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > keptStatements && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close: () => void database.close(),
  };
}

/** Lets the migrator work in one transaction, so that two processes cannot migrate at once. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: string;

  constructor(config: SqliteDialectConfig, file: string) {
    super(config);
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query, options) =>
        connection.executeQuery<never>(query, options).catch((error: unknown) => {
          throw storeError(error, this.#file);
        }),
      streamQuery: (query, chunkSize, options) =>
        connection.streamQuery<never>(query, chunkSize, options),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A deferred transaction that turns into a writer fails at once when another process has written meanwhile.
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** The failure of the store that an error of SQLite means; errors that are bugs of ours stay as they are. */
export function storeError(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const problem = problemOf(error.code, file);
  if (problem === undefined) return error;
  return new HarnessError("stop-run", `${problem} (${error.code}: ${error.message})`, {
    cause: error,
    facts: { file, code: error.code },
  });
}

function problemOf(code: string, file: string): string | undefined {
  const [, family] = code.split("_");
  switch (family) {
    case "CORRUPT":
    case "NOTADB":
      return `The result store ${file} is damaged or not an SQLite database: move the file away (nothing was deleted) and run again, or give another store`;
    case "BUSY":
      return `The result store ${file} was locked by another process for too long: wait for it and run again`;
    case "FULL":
    case "IOERR":
      return `The result store ${file} could not be read or written: check the disk's free space, then run again`;
    case "CANTOPEN":
    case "READONLY":
    case "PERM":
      return `The result store ${file} cannot be opened for writing: check its path and permissions`;
    default:
      return undefined;
  }
}
