import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

/**
 * Brings SQLite's write-ahead log into the database and cuts it to nothing: until then the log keeps every earlier
 * state of the pages that were written. On a connection, never in a transaction.
 *
 * @returns whether it is done; not where somebody reads an earlier state, or writes
 */
export async function emptyLog(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

/** Every table in which a submission, or erasing a person, deletes rows or writes over them. */
const written = [
  "account_invitations",
  "accounts",
  "action_events",
  "answering_sessions",
  "audit_private",
  "fact_checks",
  "invitation_counts",
  "invitation_tokens",
  "invitations",
  "mails",
  "memberships",
  "password_resets",
  "provider_users",
  "remarks",
  "response_scores",
  "responses",
  "saves",
  "second_factors",
  "sessions",
  "sign_in_attempts",
  "tallies",
  "tally_counts",
  "used_codes",
  "users",
  "verifications",
] as const;

/**
 * Removes the dead versions of the rows in them, which PostgreSQL keeps until then. What somebody else is vacuuming is
 * left to them.
 *
 * @returns true: what a long transaction still sees is left to PostgreSQL's own cleaning
 */
export async function removeDeadRows(db: Kysely<Schema>): Promise<boolean> {
  await sql`vacuum (skip_locked) ${sql.join(written.map((table) => sql.table(table)))}`.execute(db);
  return true;
}
