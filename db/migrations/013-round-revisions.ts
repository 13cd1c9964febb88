import type { MigrationDatabase } from "./table.ts";

/** How often a round has been changed, so that two who change it at once do not write over each other unawares. */
export async function up(db: MigrationDatabase): Promise<void> {
  await db.schema
    .alterTable("rounds")
    .addColumn("revision", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
}
