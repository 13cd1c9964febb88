import type { Writer } from "../client.ts";
import type { Mails } from "../schema.ts";

/** Keeps messages that wait to be sent. */
export async function insertMails(db: Writer, mails: readonly Mails[]): Promise<void> {
  if (mails.length > 0) await db.insertInto("mails").values(mails).execute();
}
