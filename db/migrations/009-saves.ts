import { sql } from "kysely";
import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** One response for a whole department, and what became of each save, so that a repeat changes nothing. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await db.schema
    .alterTable("responses")
    .addColumn("joint", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  // Two colleagues who begin at once meet here: a department has one joint draft and one valid submission.
  await sql`create unique index responses_one_per_department
    on responses (organization_id, round_id, department_id, status)
    where joint = 1 and status <> 'superseded'`.execute(db);
  await createTable(db, "saves")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("owner_id", key, (c) => c.notNull())
    .addColumn("save", key, (c) => c.notNull())
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("saved_on", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("saves_key", ["organization_id", "round_id", "owner_id", "save"])
    .addForeignKeyConstraint("saves_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .execute();
  await db.schema.createIndex("saves_by_day").on("saves").columns(["organization_id", "saved_on"]).execute();
}
