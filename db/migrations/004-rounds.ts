import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** A year's round, the departments in it, who is invited, and the links and browsers that they answer by. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "rounds")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("slug", key, (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("questionnaire_hash", key, (c) => c.notNull())
    .addColumn("disclosure", "text", (c) => c.notNull())
    .addColumn("threshold", "integer")
    .addColumn("answering", "text", (c) => c.notNull())
    .addColumn("opens_at", key, (c) => c.notNull())
    .addColumn("closes_at", key, (c) => c.notNull())
    .addColumn("grace_minutes", "integer", (c) => c.notNull())
    .addColumn("released_at", key)
    .addColumn("fact_check_at", key)
    .addColumn("published_at", key)
    .addColumn("targets", "text", (c) => c.notNull())
    .addColumn("contact", "text", (c) => c.notNull())
    .addColumn("diary_number", "text")
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("rounds_key", ["organization_id", "id"])
    .addUniqueConstraint("rounds_slug", ["organization_id", "slug"])
    .addForeignKeyConstraint(
      "rounds_questionnaire",
      ["organization_id", "questionnaire_hash"],
      "questionnaires",
      ["organization_id", "hash"],
    )
    .execute();
  await createTable(db, "round_departments")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("invited", "integer")
    .addColumn("opens_at", key)
    .addColumn("closes_at", key)
    .addPrimaryKeyConstraint("round_departments_key", ["organization_id", "round_id", "department_id"])
    .addForeignKeyConstraint("round_departments_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .addForeignKeyConstraint(
      "round_departments_department",
      ["organization_id", "department_id"],
      "departments",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "invitations")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("begun", "integer", (c) => c.notNull())
    .addColumn("submitted", "integer", (c) => c.notNull())
    .addColumn("revoked_at", key)
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("invitations_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "invitations_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
  await db.schema
    .createIndex("invitations_by_round")
    .on("invitations")
    .columns(["organization_id", "round_id", "department_id"])
    .execute();
  await createTable(db, "invitation_tokens")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("token_hash", key, (c) => c.notNull().unique())
    .addColumn("invitation_id", key, (c) => c.notNull())
    .addColumn("minted_at", key, (c) => c.notNull())
    .addColumn("expires_at", key)
    .addColumn("revoked_at", key)
    .addPrimaryKeyConstraint("invitation_tokens_key", ["organization_id", "token_hash"])
    .addForeignKeyConstraint(
      "invitation_tokens_invitation",
      ["organization_id", "invitation_id"],
      "invitations",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "answering_sessions")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("handle", key, (c) => c.notNull().unique())
    .addColumn("secret_hash", key, (c) => c.notNull())
    .addColumn("invitation_id", key, (c) => c.notNull())
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("expires_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("answering_sessions_key", ["organization_id", "handle"])
    .addForeignKeyConstraint(
      "answering_sessions_invitation",
      ["organization_id", "invitation_id"],
      "invitations",
      ["organization_id", "id"],
    )
    .execute();
}
