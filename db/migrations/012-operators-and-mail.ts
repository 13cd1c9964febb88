import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * Who keeps the installation; what an organization's mail says of its sender; and the mail that waits to be sent, or
 * has been. It replaces the table of side effects that nothing has used.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "operators")
    .addColumn("user_id", key, (c) => c.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("created_at", key, (c) => c.notNull())
    .execute();
  for (const column of ["contact", "sender_name", "reply_to"]) {
    await db.schema.alterTable("organizations").addColumn(column, "text").execute();
  }
  await db.schema.dropTable("jobs").execute();
  await createTable(db, "mails")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", key, (c) => c.notNull())
    .addColumn("round_id", key)
    .addColumn("batch_id", key)
    .addColumn("recipient", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("status", key, (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("run_at", key, (c) => c.notNull())
    .addColumn("leased_until", key)
    .addColumn("reply", "text")
    .addColumn("queued_at", key, (c) => c.notNull())
    .addColumn("settled_at", key)
    .addPrimaryKeyConstraint("mails_key", ["organization_id", "id"])
    .execute();
  await db.schema.createIndex("mails_due").on("mails").columns(["status", "run_at"]).execute();
  await db.schema
    .createIndex("mails_by_subject")
    .on("mails")
    .columns(["organization_id", "subject_id"])
    .execute();
}
