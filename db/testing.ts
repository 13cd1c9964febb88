import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, inject } from "vitest";
import { type Database, openDatabase, type Writer } from "./client.ts";
import type { Engine } from "./engine.ts";

/** Opens a database of the test's own, with every table and no rows; it is gone after the test. */
export type OpenTestDatabase = () => Promise<Database>;

/** Runs the same tests on SQLite and on a real PostgreSQL: what is true of one must be true of the other. */
export function onEachDatabase(tests: (openTestDatabase: OpenTestDatabase, engine: Engine) => void): void {
  const openers: Record<Engine, () => Promise<Opened>> = {
    sqlite: openSqliteCopy,
    postgres: openPostgresCopy,
  };
  describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
    const opened: Opened[] = [];
    afterEach(async () => {
      for (const { database, remove } of opened.splice(0)) {
        await database.close();
        await remove();
      }
    });
    tests(async () => {
      const one = await openers[engine]();
      opened.push(one);
      return one.database;
    }, engine);
  });
}

/** Takes the database back to before it kept count of invitations, for tests of migrations. */
export async function withoutInvitationCounts({ engine, kysely }: Database): Promise<void> {
  if (engine === "postgres") {
    await sql`drop function count_invitations() cascade`.execute(kysely);
  } else {
    for (const name of ["inserted", "deleted", "changed_from", "changed_to"]) {
      await sql`drop trigger ${sql.ref(`invitation_counts_${name}`)}`.execute(kysely);
    }
  }
  await kysely.schema.dropTable("invitationCounts").execute();
}

/**
 * Lets each work begin before the one before it is done, and come in its turn all the same: on PostgreSQL all of them
 * wait for what `hold` locks, in the order in which they came there; on SQLite writers wait for each other by themselves.
 */
export async function inTurn(
  database: Database,
  hold: (writer: Writer) => Promise<unknown>,
  works: readonly (() => Promise<unknown>)[],
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const begun: Promise<PromiseSettledResult<unknown>[]>[] = [];
  await database.transact(async (writer) => {
    const isPostgres = database.engine === "postgres";
    if (isPostgres) await hold(writer);
    for (const work of works) {
      begun.push(Promise.allSettled([work()]));
      if (isPostgres) await expect.poll(() => waitingIn(database)).toBe(begun.length);
    }
  });
  return (await Promise.all(begun)).flat();
}

/** How many connections wait for a lock. */
async function waitingIn({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(kysely);
  return rows[0]?.waiting ?? 0;
}

type Opened = { readonly database: Database; readonly remove: () => Promise<void> };

async function openSqliteCopy(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "mognad-"));
  const file = join(folder, "test.db");
  await copyFile(inject("sqliteTemplate"), file);
  return {
    database: openDatabase(`file:${file}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

let copies = 0;

async function openPostgresCopy(): Promise<Opened> {
  const server = inject("postgresServer");
  const name = `test_${process.pid}_${copies++}`;
  const administration = openDatabase(`${server}/postgres`);
  await sql`create database ${sql.id(name)} template ${sql.id(inject("postgresTemplate"))}`.execute(
    administration.kysely,
  );
  return {
    database: openDatabase(`${server}/${name}`),
    // It goes with the server: a pool says that it has ended before its connections have, so dropping would race.
    remove: () => administration.close(),
  };
}
