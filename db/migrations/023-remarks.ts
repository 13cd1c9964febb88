import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * What people wrote beside their answers in a sealed round, question by question: pages show some of it without going
 * through the answers. A collection is made anew where its round ended anew, or a text was struck.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "remark_collections")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("ended_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("remark_collections_key", ["organization_id", "round_id"])
    .addForeignKeyConstraint(
      "remark_collections_round",
      ["organization_id", "round_id"],
      "rounds",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await createTable(db, "remarks")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("question", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("department_id", key)
    .addColumn("text", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("remarks_key", ["organization_id", "round_id", "question", "id"])
    .addForeignKeyConstraint(
      "remarks_collection",
      ["organization_id", "round_id"],
      "remark_collections",
      ["organization_id", "round_id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await db.schema
    .createIndex("remarks_by_department")
    .on("remarks")
    .columns(["organization_id", "round_id", "question", "department_id", "id"])
    .execute();
}
