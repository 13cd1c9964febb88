import { sql } from "kysely";
import type { MigrationDatabase } from "./table.ts";

/**
 * A receipt's code leads to one response of a round, and to one draft that changes it. What confidential rounds keep
 * is written anew in the order of its keys, so that the order in which it came is gone; its scores, which follow from
 * the answers, are kept no longer.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  await sql`create unique index responses_one_per_receipt on responses (organization_id, round_id, receipt_hash)
    where receipt_hash is not null and status <> 'draft'`.execute(db);
  await sql`create unique index responses_one_draft_per_receipt on responses (organization_id, round_id, receipt_hash)
    where receipt_hash is not null and status = 'draft'`.execute(db);
  // Whoever removes a response makes the database look for its scores: without this it reads all of the organization's.
  await db.schema
    .createIndex("response_scores_by_response")
    .on("response_scores")
    .columns(["organization_id", "response_id"])
    .execute();
  const sent = sql`invitation_id is null and status = 'submitted' and ${ofConfidentialRounds}`;
  await sql`delete from response_scores where ${ofConfidentialRounds}`.execute(db);
  await writeAnew(db, "responses", sent, ["organization_id", "round_id", "department_id", "id"]);
  await writeAnew(db, "tallies", ofConfidentialRounds, groupKey);
  await writeAnew(db, "tally_counts", ofConfidentialRounds, [...groupKey, "value"]);
}

const groupKey = ["organization_id", "round_id", "department_id", "basis", "figure"] as const;

const ofConfidentialRounds = sql`(organization_id, round_id) in
  (select organization_id, id from rounds where disclosure = 'confidential')`;

async function writeAnew(
  db: MigrationDatabase,
  table: string,
  which: ReturnType<typeof sql>,
  order: readonly string[],
): Promise<void> {
  const inOrder = sql.join(order.map((column) => sql.ref(column)));
  await sql`create table written_anew as select * from ${sql.table(table)} where ${which}`.execute(db);
  await sql`delete from ${sql.table(table)} where ${which}`.execute(db);
  await sql`insert into ${sql.table(table)} select * from written_anew order by ${inOrder}`.execute(db);
  await sql`drop table written_anew`.execute(db);
}
