import BetterSqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";

/** How long SQLite itself waits for a lock, in milliseconds: it waits in the event loop, so only briefly. */
const busyTimeout = 50;

/** How many prepared statements a connection keeps. The product has some hundreds of statements in all. */
const statementsKept = 500;

/**
 * Opens the writing connection to an SQLite file.
 *
 * `synchronous = FULL` is set by hand, since better-sqlite3 is compiled with NORMAL for write-ahead logs: an answer
 * that we have acknowledged could vanish at power loss.
 */
export function openSqliteForWriting(file: string): BetterSqlite.Database {
  const database = new BetterSqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma(`busy_timeout = ${busyTimeout}`);
  overwriteWhatIsDeleted(database);
  // What a process that was killed had still to take out of the log.
  database.pragma("wal_checkpoint(TRUNCATE)");
  return database;
}

/** Opens a connection that can only read, so that a long write never holds up a page. The file must exist. */
export function openSqliteForReading(file: string): BetterSqlite.Database {
  const database = new BetterSqlite(file, { readonly: true });
  database.pragma(`busy_timeout = ${busyTimeout}`);
  overwriteWhatIsDeleted(database);
  return database;
}

/**
 * Zeros in place of deleted rows, set by hand since it holds for the connection alone: a confidential response's draft,
 * which knows whose it is, must not be found among the free pages.
 */
function overwriteWhatIsDeleted(database: BetterSqlite.Database): void {
  database.pragma("secure_delete = ON");
}

/** Kysely's SQLite dialect with prepared statements kept and transactions that take the write lock at once. */
export class MognadSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #inTransaction: () => boolean;

  constructor(database: BetterSqlite.Database) {
    const kept = keepStatements(database);
    super({ database: kept });
    this.#database = kept;
    this.#inTransaction = () => database.inTransaction;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database, this.#inTransaction);
  }
}

/**
 * Begins every transaction with the write lock. A deferred one that reads first and writes later fails with
 * SQLITE_BUSY_SNAPSHOT when somebody else wrote in between, and no waiting mends that.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean;

  constructor(database: SqliteDatabase, inTransaction: () => boolean) {
    super({ database });
    this.#inTransaction = inTransaction;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** Where the disk is full SQLite may have rolled back by itself; to do it again is an error that hides the first. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }
}

/** The same database, preparing each SQL text once: preparing anew halves the transactions per second. */
function keepStatements(database: BetterSqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      const prepared: SqliteStatement = database.prepare(sql);
      if (statements.size >= statementsKept) {
        const oldest = statements.keys().next();
        if (!oldest.done) statements.delete(oldest.value);
      }
      statements.set(sql, prepared);
      return prepared;
    },
  };
}
