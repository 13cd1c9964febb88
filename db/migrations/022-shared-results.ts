import type { MigrationDatabase } from "./table.ts";

/** An organization may agree that its published levels are set beside those of others that agree too. */
export async function up(db: MigrationDatabase): Promise<void> {
  await db.schema
    .alterTable("organizations")
    .addColumn("shares_results", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
