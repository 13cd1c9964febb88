import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { Problem } from "#app/domain/problem.ts";
import type { Engine } from "./engine.ts";
import { GroupCommit } from "./group-commit.ts";
import { emptyLog, removeDeadRows } from "./queries/scrub.ts";
import type { Schema } from "./schema.ts";
import { Scrubbing } from "./scrubbing.ts";
import { MognadSqliteDialect, openSqliteForReading, openSqliteForWriting } from "./sqlite.ts";
import { storageFault } from "./storage-fault.ts";

/**
 * What a query that only reads is handed: a connection, or the transaction that it must see the writes of. Kysely's
 * own read-only type refuses transactions.
 */
export type Reader = Pick<
  Kysely<Schema>,
  "selectFrom" | "selectNoFrom" | "fn" | "case" | "executeQuery" | "getExecutor"
>;

/** What a query that writes is handed: the use case's one transaction. */
export type Writer = Transaction<Schema>;

/** An open database. Reading use cases take `read`; writing ones open one transaction by `transact`. */
export type Database = {
  readonly engine: Engine;
  readonly read: Reader;
  /** The connection that accounts and migrations work on; use cases go through `transact`. */
  readonly kysely: Kysely<Schema>;
  /**
   * Keeps all that the work writes, or nothing. On SQLite what waits together is committed together, and work may be
   * carried out anew where the database was locked, so that it does nothing outside it.
   *
   * @throws Problem `busy`, `storage-full`, `storage-failed`, and whatever the work throws
   */
  readonly transact: <Result>(work: (writer: Writer) => Promise<Result>) => Promise<Result>;
  /**
   * A text that is another one as soon as anything has been written, by whomever: what was read after one mark was
   * given still holds while the same one is given.
   */
  readonly mark: () => Promise<string>;
  /**
   * Takes from the database's files what transactions have deleted or written over, as far as the engine can: called
   * after a transaction that must leave no trace of what was before. Where somebody reads meanwhile it is made up for
   * later; it never fails, and never holds up a transaction for longer than the work itself takes.
   */
  readonly scrub: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the database that an address names: `file:data/mognad.db` (made if missing) or `postgres://…`.
 *
 * @throws Error when the file cannot be opened; a PostgreSQL server is first reached by the first query.
 */
export function openDatabase(url: string): Database {
  return url.startsWith("file:") ? openSqlite(url.slice("file:".length)) : openPostgres(url);
}

function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const writing = openSqliteForWriting(file);
  const kysely = connect(new MognadSqliteDialect(writing));
  const group = new GroupCommit(kysely, () => writing.inTransaction);
  const readable = openSqliteForReading(file);
  const reading = connect(new MognadSqliteDialect(readable));
  // Counts what other connections have committed; this one never does.
  const dataVersion = readable.prepare<[], number>("pragma data_version").pluck();
  const scrubbing = new Scrubbing(() => emptyLog(kysely));
  return {
    engine: "sqlite",
    read: reading,
    kysely,
    transact: tellingFaults((work) => group.transact(work)),
    mark: async () => String(dataVersion.get()),
    scrub: () => scrubbing.request(),
    close: async () => {
      await scrubbing.stop();
      await reading.destroy();
      await kysely.destroy();
      if (writing.open) writing.close(); // destroy() leaves a connection open that was never used
    },
  };
}

function openPostgres(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString, max: 10 });
  // An idle connection that the server ends is thrown away by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const kysely = connect(new PostgresDialect({ pool }));
  const scrubbing = new Scrubbing(() => removeDeadRows(kysely));
  return {
    engine: "postgres",
    read: kysely,
    kysely,
    transact: tellingFaults((work) => kysely.transaction().execute(work)),
    // Which transactions are over, as a statement sees it that begins now.
    mark: async () => {
      const snapshot = sql<string>`pg_current_snapshot()::text`.as("snapshot");
      return (await kysely.selectNoFrom(snapshot).executeTakeFirstOrThrow()).snapshot;
    },
    scrub: () => scrubbing.request(),
    close: async () => {
      await scrubbing.stop();
      await kysely.destroy();
    },
  };
}

function connect(dialect: MognadSqliteDialect | PostgresDialect): Kysely<Schema> {
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

/** Tells what the storage could not do as a problem that a user can read; whatever else went wrong is our fault. */
function tellingFaults(transact: Database["transact"]): Database["transact"] {
  return async (work) => {
    try {
      return await transact(work);
    } catch (error) {
      const fault = storageFault(error);
      throw fault === null ? error : new Problem(fault);
    }
  };
}
