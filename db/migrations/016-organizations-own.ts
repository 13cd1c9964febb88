import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * What departments were called before, what an organization adds to its public pages, and the links that make the
 * first accounts of an installation and of an organization.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "department_names")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("until", key, (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("department_names_key", ["organization_id", "department_id", "until"])
    .addForeignKeyConstraint(
      "department_names_department",
      ["organization_id", "department_id"],
      "departments",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await createTable(db, "organization_texts")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("page", key, (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("organization_texts_key", ["organization_id", "page"])
    .execute();
  await createTable(db, "account_links")
    .addColumn("token_hash", key, (c) => c.primaryKey())
    .addColumn("organization_id", key, (c) => c.references("organizations.id"))
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("expires_at", key, (c) => c.notNull())
    .execute();
}
