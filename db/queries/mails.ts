import type { Instant, InvitationId, MailId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { DueMail, MailKind, MailStatus } from "#app/domain/mail/mail.ts";
import type { Reader, Writer } from "../client.ts";
import { engineOf } from "../engine.ts";
import type { Mails } from "../schema.ts";

/** Whom a message went to that has been erased since. */
export const erasedRecipient = "–";

/** How many rows one statement takes: PostgreSQL binds 65,535 values at most, SQLite half of that. */
const rowsAtOnce = 500;

/** Keeps messages that wait to be sent. */
export async function insertMails(db: Writer, mails: readonly Mails[]): Promise<void> {
  for (let first = 0; first < mails.length; first += rowsAtOnce) {
    await db
      .insertInto("mails")
      .values(mails.slice(first, first + rowsAtOnce))
      .execute();
  }
}

const dueColumns = [
  "organizationId",
  "id",
  "kind",
  "subjectId",
  "roundId",
  "recipient",
  "language",
  "attempts",
  "queuedAt",
] as const;

/** The message that has waited longest for its turn, in whichever organization; null where none's has come. */
export async function nextDueMail(db: Reader, now: Instant): Promise<DueMail | null> {
  const row = await db
    .selectFrom("mails")
    .where("status", "=", "waiting")
    .where("runAt", "<=", now)
    .orderBy("runAt")
    .orderBy("id")
    .limit(1)
    .select(dueColumns)
    .executeTakeFirst();
  return row ?? null;
}

type Place = Pick<DueMail, "organizationId" | "id" | "attempts">;

/**
 * Takes a waiting message for this process alone. False where another has taken it meanwhile: the row is locked by the
 * change, and looked at again by whoever waited for it.
 */
export async function takeMail(
  db: Writer,
  { organizationId, id, attempts }: Place,
  leasedUntil: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .where("attempts", "=", attempts)
    .set({ status: "sending", attempts: attempts + 1, leasedUntil })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What became of an attempt. */
export type Settlement = Pick<Mails, "status" | "reply" | "settledAt"> & Partial<Pick<Mails, "runAt">>;

/**
 * Keeps what became of the attempt of that number. It also settles what was thought uncertain meanwhile, and nothing
 * once a person has had it sent again. Of somebody who was erased meanwhile no words are kept, and no new try is made.
 */
export async function settleMail(
  db: Writer,
  { organizationId, id, attempts }: Place,
  settlement: Settlement,
): Promise<void> {
  const attempt = db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("status", "in", ["sending", "uncertain"]);
  await attempt
    .where("recipient", "=", erasedRecipient)
    .set({
      status: settlement.status === "waiting" ? "withdrawn" : settlement.status,
      reply: null,
      settledAt: settlement.settledAt,
      leasedUntil: null,
    })
    .execute();
  await attempt
    .where("recipient", "!=", erasedRecipient)
    .set({ ...settlement, leasedUntil: null })
    .execute();
}

/** Puts off a waiting message whose text could not be made. */
export async function postponeMail(
  db: Writer,
  { organizationId, id, attempts }: Place,
  runAt: Instant,
): Promise<void> {
  await db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .where("attempts", "=", attempts)
    .set({ attempts: attempts + 1, runAt })
    .execute();
}

/**
 * Calls those uncertain whose sending ended without anyone telling what came of it.
 *
 * @param leasedBefore those whose lease ended before then; null: all that are being sent
 * @returns how many
 */
export async function markInterrupted(
  db: Writer,
  leasedBefore: Instant | null,
  settledAt: Instant,
): Promise<number> {
  const query = db
    .updateTable("mails")
    .where("status", "=", "sending")
    .set({ status: "uncertain", leasedUntil: null, settledAt });
  const { numUpdatedRows } = await (leasedBefore === null
    ? query
    : query.where("leasedUntil", "<", leasedBefore)
  ).executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Lets a message go once more that was refused, or of which nobody knows whether it went. False: it was neither, or
 * whom it went to has been erased.
 */
export async function sendMailAgain(
  db: Writer,
  organizationId: OrganizationId,
  id: MailId,
  was: "refused" | "uncertain",
  runAt: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("status", "=", was)
    .where("recipient", "!=", erasedRecipient)
    .set({ status: "waiting", runAt, reply: null, settledAt: null })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which of a round's invitations have a link that works. */
export async function invitationsWithLink(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<ReadonlySet<InvitationId>> {
  const rows = await db
    .selectFrom("invitationTokens as token")
    .innerJoin("invitations as invitation", (join) =>
      join
        .onRef("invitation.organizationId", "=", "token.organizationId")
        .onRef("invitation.id", "=", "token.invitationId"),
    )
    .where("token.organizationId", "=", organizationId)
    .where("invitation.roundId", "=", roundId)
    .where("token.revokedAt", "is", null)
    .select("token.invitationId")
    .distinct()
    .execute();
  return new Set(rows.map(({ invitationId }) => invitationId));
}

/** What has been sent, or is to be, about a round. */
export type RoundMail = Pick<
  Mails,
  | "id"
  | "kind"
  | "subjectId"
  | "batchId"
  | "recipient"
  | "status"
  | "attempts"
  | "reply"
  | "queuedAt"
  | "settledAt"
>;

/** Every message about a round, the oldest first. */
export async function mailsOfRound(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly RoundMail[]> {
  return db
    .selectFrom("mails")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .orderBy("queuedAt")
    .orderBy("id")
    .select([
      "id",
      "kind",
      "subjectId",
      "batchId",
      "recipient",
      "status",
      "attempts",
      "reply",
      "queuedAt",
      "settledAt",
    ])
    .execute();
}

/** One message about a round; null where there is none with that id. */
export async function mailOfRound(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
  id: string,
): Promise<{ readonly id: MailId; readonly status: MailStatus; readonly kind: MailKind } | null> {
  const row = await db
    .selectFrom("mails")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("id", "=", id as MailId) // compared with one; what it is not, it does not equal
    .select(["id", "status", "kind"])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether what belongs together has been queued already. */
export async function isQueued(
  db: Reader,
  organizationId: OrganizationId,
  batchId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("mails")
    .where("organizationId", "=", organizationId)
    .where("batchId", "=", batchId)
    .limit(1)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Makes everybody else who wants to write to those invited wait until the transaction ends, so that two who do so at
 * once do not both find that nobody has been written to. On SQLite whoever writes waits
 * anyway.
 */
export async function lockMailsOfRound(
  db: Writer,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<void> {
  if (engineOf(db) === "sqlite") return;
  await db
    .selectFrom("rounds")
    .where("organizationId", "=", organizationId)
    .where("id", "=", roundId)
    .select("id")
    .forNoKeyUpdate()
    .execute();
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
