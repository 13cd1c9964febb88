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

/** The tables whose rows are deleted or changed where no trace of what was before may stay. */
const withDeadRows = [
  "answering_sessions",
  "invitation_tokens",
  "invitations",
  "mails",
  "response_scores",
  "responses",
  "saves",
  "tallies",
  "tally_counts",
] as const;

/**
 * Removes the dead versions of rows that have been deleted or changed, which PostgreSQL keeps until then. What
 * somebody else is vacuuming is left to them.
 *
 * @returns true: what a long transaction still sees is left to PostgreSQL's own cleaning
 */
export async function removeDeadRows(db: Kysely<Schema>): Promise<boolean> {
  await sql`vacuum (skip_locked) ${sql.raw(withDeadRows.join(", "))}`.execute(db);
  return true;
}
