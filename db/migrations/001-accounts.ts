import { bigInteger, createTable, keyText, type MigrationDatabase } from "./table.ts";

/** People who sign in, and what the accounts library keeps of them: text dates and 0/1, as SQLite has them. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "users")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", key, (c) => c.notNull().unique())
    .addColumn("email_verified", "integer", (c) => c.notNull())
    .addColumn("image", "text")
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("updated_at", key, (c) => c.notNull())
    .execute();
  await createTable(db, "sessions")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("expires_at", key, (c) => c.notNull())
    .addColumn("token", key, (c) => c.notNull().unique())
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("updated_at", key, (c) => c.notNull())
    .addColumn("ip_address", "text")
    .addColumn("user_agent", "text")
    .addColumn("user_id", key, (c) => c.notNull().references("users.id").onDelete("cascade"))
    .execute();
  await createTable(db, "accounts")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("account_id", key, (c) => c.notNull())
    .addColumn("provider_id", key, (c) => c.notNull())
    .addColumn("user_id", key, (c) => c.notNull().references("users.id").onDelete("cascade"))
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", key)
    .addColumn("refresh_token_expires_at", key)
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("updated_at", key, (c) => c.notNull())
    .execute();
  await createTable(db, "verifications")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("identifier", key, (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("expires_at", key, (c) => c.notNull())
    .addColumn("created_at", key, (c) => c.notNull())
    .addColumn("updated_at", key, (c) => c.notNull())
    .execute();
  await createTable(db, "rate_limits")
    .addColumn("id", key, (c) => c.primaryKey())
    .addColumn("key", key, (c) => c.notNull().unique())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("last_request", bigInteger(db), (c) => c.notNull())
    .execute();
  await db.schema.createIndex("sessions_by_user").on("sessions").column("user_id").execute();
  await db.schema.createIndex("accounts_by_user").on("accounts").column("user_id").execute();
  await db.schema
    .createIndex("verifications_by_identifier")
    .on("verifications")
    .column("identifier")
    .execute();
}
