import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** The audit log, which refers to nothing so that its rows outlive what they tell of, and the work still to do. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "audit_log")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("at", key, (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("event", key, (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("details", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("audit_log_key", ["organization_id", "id"])
    .execute();
  await createTable(db, "jobs")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("payload", "text", (c) => c.notNull())
    .addColumn("run_at", key, (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("leased_until", key)
    .addColumn("last_error", "text")
    .addPrimaryKeyConstraint("jobs_key", ["organization_id", "id"])
    .execute();
  await db.schema.createIndex("jobs_due").on("jobs").columns(["run_at"]).execute();
}
