import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from "kysely";

/**
 * What a migration needs to make the same table on both databases. A migration imports nothing from the product:
 * it must do tomorrow what it did when it landed.
 */
export type MigrationDatabase = Kysely<unknown>;

/** Whether a migration runs on SQLite, for what the two databases say differently. */
export function isSqlite(db: MigrationDatabase): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

/** Begins a table; on SQLite a STRICT one, which refuses a value of another type as PostgreSQL does. */
export function createTable<Name extends string>(
  db: MigrationDatabase,
  name: Name,
): CreateTableBuilder<Name, never> {
  const table = db.schema.createTable(name);
  return isSqlite(db) ? table.modifyEnd(sql`strict`) : table;
}

/** A double: `real` is one on SQLite, and half of one on PostgreSQL. */
export function double(db: MigrationDatabase) {
  return isSqlite(db) ? sql`real` : sql`double precision`;
}

/** A whole number past 2³¹, such as milliseconds. SQLite's integers are that already. */
export function bigInteger(db: MigrationDatabase) {
  return isSqlite(db) ? sql`integer` : sql`bigint`;
}

/**
 * Text that sorts by its bytes on both databases. PostgreSQL otherwise sorts by the server's language, so that
 * which of two ids or times comes first would depend on where it was installed.
 */
export function keyText(db: MigrationDatabase) {
  return isSqlite(db) ? sql`text` : sql`text collate "C"`;
}
