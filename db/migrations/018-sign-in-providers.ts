import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * The services by which an organization says who its people are: how they are reached, which role a group gives, whom
 * they have vouched for, and who is at them just now. A session says which of them vouches; a role, where it came from.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "sign_in_providers")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull().unique())
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("configuration", "text", (c) => c.notNull())
    .addColumn("encrypted_secret", "text")
    .addColumn("enabled", "integer", (c) => c.notNull())
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("sign_in_providers_key", ["organization_id", "id"])
    .execute();
  await createTable(db, "provider_rules")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("provider_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("group_name", "text")
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("department_id", key)
    .addPrimaryKeyConstraint("provider_rules_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "provider_rules_provider",
      ["organization_id", "provider_id"],
      "sign_in_providers",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .addForeignKeyConstraint(
      "provider_rules_department",
      ["organization_id", "department_id"],
      "departments",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "provider_users")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("provider_id", key, (c) => c.notNull())
    .addColumn("subject", key, (c) => c.notNull())
    .addColumn("user_id", key, (c) => c.notNull().unique().references("users.id").onDelete("cascade"))
    .addColumn("email", "text")
    .addPrimaryKeyConstraint("provider_users_key", ["organization_id", "provider_id", "subject"])
    .addForeignKeyConstraint(
      "provider_users_provider",
      ["organization_id", "provider_id"],
      "sign_in_providers",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await createTable(db, "sign_in_attempts")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("secret_hash", key, (c) => c.notNull().unique())
    .addColumn("provider_id", key, (c) => c.notNull())
    .addColumn("trial", "integer", (c) => c.notNull())
    .addColumn("expected", "text", (c) => c.notNull())
    .addColumn("expires_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("sign_in_attempts_key", ["organization_id", "secret_hash"])
    .addForeignKeyConstraint(
      "sign_in_attempts_provider",
      ["organization_id", "provider_id"],
      "sign_in_providers",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
  await db.schema
    .createIndex("sign_in_attempts_by_end")
    .on("sign_in_attempts")
    .column("expires_at")
    .execute();
  await db.schema.alterTable("sessions").addColumn("provider_id", key).execute();
  await db.schema.createIndex("sessions_by_provider").on("sessions").column("provider_id").execute();
  await db.schema
    .alterTable("memberships")
    .addColumn("source", "text", (c) => c.notNull().defaultTo("hand"))
    .execute();
}
