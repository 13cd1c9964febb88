import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** Questionnaires: each version once, under the hash of its content, and who has taken it up. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "questionnaire_versions")
    .addColumn("hash", key, (c) => c.primaryKey())
    .addColumn("questionnaire", key, (c) => c.notNull())
    .addColumn("version", key, (c) => c.notNull())
    .addColumn("definition", "text", (c) => c.notNull())
    .addColumn("created_at", key, (c) => c.notNull())
    .execute();
  await createTable(db, "questionnaires")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("hash", key, (c) => c.notNull().references("questionnaire_versions.hash"))
    .addColumn("adopted_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("questionnaires_key", ["organization_id", "hash"])
    .execute();
}
