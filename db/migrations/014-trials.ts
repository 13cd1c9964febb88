import { sql } from "kysely";
import type { MigrationDatabase } from "./table.ts";

/** An invitation by which a coordinator tries the form says whose trial it is; every other says nothing there. */
export async function up(db: MigrationDatabase): Promise<void> {
  await db.schema.alterTable("invitations").addColumn("trial_by", "text").execute();
  await sql`create index invitations_trials on invitations (organization_id, round_id)
    where trial_by is not null`.execute(db);
}
