import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** A round's own words in its mails, the reminders that are to go by themselves, and the sheets of links printed. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "mail_texts")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("kind", key, (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("mail_texts_key", ["organization_id", "round_id", "kind"])
    .addForeignKeyConstraint(
      "mail_texts_round",
      ["organization_id", "round_id"],
      "rounds",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await createTable(db, "scheduled_reminders")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("run_at", key, (c) => c.notNull())
    .addColumn("carried_out_at", key)
    .addColumn("reminded", "integer")
    .addPrimaryKeyConstraint("scheduled_reminders_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "scheduled_reminders_round",
      ["organization_id", "round_id"],
      "rounds",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await createTable(db, "link_sheets")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("links", "integer", (c) => c.notNull())
    .addColumn("made_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("link_sheets_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "link_sheets_round",
      ["organization_id", "round_id"],
      "rounds",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await db.schema
    .createIndex("mails_by_round")
    .on("mails")
    .columns(["organization_id", "round_id", "kind"])
    .execute();
}
