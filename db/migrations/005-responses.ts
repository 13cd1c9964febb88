import { sql } from "kysely";
import { createTable, double, keyText, type MigrationDatabase } from "./table.ts";

/** Responses, what they score, and the tallies that results pages are read from. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  const number = double(db);
  await createTable(db, "responses")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("invitation_id", key)
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("answers", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("started_at", key)
    .addColumn("submitted_at", key)
    .addColumn("receipt_hash", key)
    .addPrimaryKeyConstraint("responses_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "responses_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
  // Two browsers that begin at once meet here: one invitation has one draft and one valid submission.
  await sql`create unique index responses_one_per_invitation on responses (organization_id, invitation_id, status)
    where invitation_id is not null and status <> 'superseded'`.execute(db);
  await db.schema
    .createIndex("responses_by_round")
    .on("responses")
    .columns(["organization_id", "round_id", "department_id"])
    .execute();
  await createTable(db, "response_scores")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("response_id", key, (c) => c.notNull())
    .addColumn("basis", key, (c) => c.notNull())
    .addColumn("figure", key, (c) => c.notNull())
    .addColumn("score", number)
    .addColumn("coverage", number)
    .addColumn("applicable", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("response_scores_key", [
      "organization_id",
      "round_id",
      "response_id",
      "basis",
      "figure",
    ])
    .addForeignKeyConstraint("response_scores_response", ["organization_id", "response_id"], "responses", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "tallies")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("basis", key, (c) => c.notNull())
    .addColumn("figure", key, (c) => c.notNull())
    .addColumn("responses", "integer", (c) => c.notNull())
    .addColumn("n", "integer", (c) => c.notNull())
    .addColumn("sum", number, (c) => c.notNull())
    .addColumn("sum_of_squares", number, (c) => c.notNull())
    .addColumn("applicable", "integer", (c) => c.notNull())
    .addColumn("coverage_sum", number, (c) => c.notNull())
    .addPrimaryKeyConstraint("tallies_key", [
      "organization_id",
      "round_id",
      "department_id",
      "basis",
      "figure",
    ])
    .addForeignKeyConstraint(
      "tallies_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
  await createTable(db, "tally_counts")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("basis", key, (c) => c.notNull())
    .addColumn("figure", key, (c) => c.notNull())
    .addColumn("value", key, (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("tally_counts_key", [
      "organization_id",
      "round_id",
      "department_id",
      "basis",
      "figure",
      "value",
    ])
    .addForeignKeyConstraint(
      "tally_counts_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
}
