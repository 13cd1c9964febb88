import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/**
 * The second factor, and which sessions have given it; when an account was last used; invitations to accounts; and the
 * links by which a password is set anew.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await db.schema
    .alterTable("users")
    .addColumn("two_factor_enabled", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("users").addColumn("last_used_on", key).execute();
  await db.schema
    .alterTable("sessions")
    .addColumn("second_factor", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("organizations")
    .addColumn("requires_second_factor", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await createTable(db, "second_factors")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("user_id", key, (c) => c.notNull().unique().references("users.id").onDelete("cascade"))
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("backup_codes", "text", (c) => c.notNull())
    .addColumn("verified", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("failed_verification_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("locked_until", key)
    .execute();
  await createTable(db, "used_codes")
    .addColumn("user_id", key, (c) => c.notNull().references("users.id").onDelete("cascade"))
    .addColumn("code_hash", key, (c) => c.notNull())
    .addColumn("used_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("used_codes_key", ["user_id", "code_hash"])
    .execute();
  await createTable(db, "account_invitations")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("email", key, (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("department_id", key)
    .addColumn("token_hash", key, (c) => c.unique())
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("expires_at", key, (c) => c.notNull())
    .addColumn("accepted_at", key)
    .addColumn("revoked_at", key)
    .addPrimaryKeyConstraint("account_invitations_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "account_invitations_department",
      ["organization_id", "department_id"],
      "departments",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "password_resets")
    .addColumn("user_id", key, (c) => c.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("token_hash", key, (c) => c.notNull().unique())
    .addColumn("expires_at", key, (c) => c.notNull())
    .execute();
}
