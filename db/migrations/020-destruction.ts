import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * By which decision a round's answers were destroyed, and how far that has come; and what the links to it lead to from
 * then on: the round alone, so that who opens one is told why.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "round_destructions")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("decided_on", key, (c) => c.notNull())
    .addColumn("begun_at", key, (c) => c.notNull())
    .addColumn("completed_at", key)
    .addColumn("responses", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("round_destructions_key", ["organization_id", "round_id"])
    .addForeignKeyConstraint("round_destructions_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "destroyed_links")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("key", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("destroyed_links_key", ["organization_id", "key"])
    .addForeignKeyConstraint("destroyed_links_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .execute();
  await db.schema.createIndex("destroyed_links_by_key").on("destroyed_links").column("key").execute();
}
