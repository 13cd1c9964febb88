import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Mails } from "../schema.ts";

/** Keeps messages that wait to be sent. */
export async function insertMails(db: Writer, mails: readonly Mails[]): Promise<void> {
  if (mails.length > 0) await db.insertInto("mails").values(mails).execute();
}

/** Whether an invitation to a round has gone, or may have, or is about to: it says who will see the answers. */
export async function hasInvitationMail(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<boolean> {
  const row = await db
    .selectFrom("mails")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("kind", "=", "invitation")
    .where("status", "not in", ["refused", "withdrawn"])
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
