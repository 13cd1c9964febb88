import type { MigrationDatabase } from "./table.ts";

/**
 * A link that was given up for a colleague's says so, and a browser's session knows the link that began it, with which
 * it ends. A session from before knows none, and its browser has to open the link again.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  await db.schema
    .alterTable("invitation_tokens")
    .addColumn("handed_on", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("answering_sessions").addColumn("token_hash", "text").execute();
}
