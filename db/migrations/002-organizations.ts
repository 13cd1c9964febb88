import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** Municipalities and federations, their departments over time, and who may do what in them. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "organizations")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("slug", key, (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("synthetic", "integer", (c) => c.notNull())
    .addColumn("created_at", key, (c) => c.notNull())
    .execute();
  await createTable(db, "departments")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("headcount", "integer")
    .addColumn("valid_from", key, (c) => c.notNull())
    .addColumn("valid_to", key)
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("departments_key", ["organization_id", "id"])
    .execute();
  await createTable(db, "department_successions")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("predecessor_id", key, (c) => c.notNull())
    .addColumn("successor_id", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("department_successions_key", [
      "organization_id",
      "predecessor_id",
      "successor_id",
    ])
    .addForeignKeyConstraint(
      "department_successions_predecessor",
      ["organization_id", "predecessor_id"],
      "departments",
      ["organization_id", "id"],
    )
    .addForeignKeyConstraint(
      "department_successions_successor",
      ["organization_id", "successor_id"],
      "departments",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "memberships")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("user_id", key, (c) => c.notNull().references("users.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("department_id", key)
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("memberships_key", ["organization_id", "id"])
    .addForeignKeyConstraint("memberships_department", ["organization_id", "department_id"], "departments", [
      "organization_id",
      "id",
    ])
    .execute();
  await db.schema.createIndex("memberships_by_user").on("memberships").column("user_id").execute();
}
