import type { DepartmentId, Instant, InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { ResponseOwner } from "#app/domain/response/response-owner.ts";
import type { Reader, Writer } from "../client.ts";
import type { AnsweringSessions, Invitations, InvitationTokens } from "../schema.ts";

/** Who is asked, in which department and role, and how far they have come. */
export type Invitation = {
  readonly organizationId: OrganizationId;
  readonly id: InvitationId;
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
  readonly role: RespondentRole;
  readonly begun: boolean;
  readonly submitted: boolean;
  readonly revokedAt: Instant | null;
};

/** What is read of an invitation. */
export const invitationColumns = [
  "invitations.organizationId",
  "invitations.id",
  "invitations.roundId",
  "invitations.departmentId",
  "invitations.role",
  "invitations.begun",
  "invitations.submitted",
  "invitations.revokedAt",
] as const;

/** One link to an invitation. */
export type InvitationToken = {
  readonly organizationId: OrganizationId;
  readonly invitationId: InvitationId;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
};

/** The link with that hash, in whichever organization: the token itself is the right to it. */
export async function invitationTokenByHash(db: Reader, tokenHash: string): Promise<InvitationToken | null> {
  const row = await db
    .selectFrom("invitationTokens")
    .where("tokenHash", "=", tokenHash)
    .select(["organizationId", "invitationId", "expiresAt", "revokedAt"])
    .executeTakeFirst();
  return row ?? null;
}

export async function invitationById(
  db: Reader,
  organizationId: OrganizationId,
  id: InvitationId,
): Promise<Invitation | null> {
  const row = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select(invitationColumns)
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/**
 * An invitation as it is now that everybody else who wants to write into the same response waits until the transaction
 * ends: two browsers of one person, or two colleagues of a joint response, write one after the other.
 *
 * PostgreSQL alone: SQLite has one writer at a time, so that what its transaction has read is how it is.
 */
export async function lockedInvitation(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  id: InvitationId,
): Promise<Invitation | null> {
  if (invitationId === null) {
    await db
      .selectFrom("roundDepartments")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("departmentId", "=", departmentId)
      .select("departmentId")
      .forNoKeyUpdate()
      .execute();
  }
  const row = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select(invitationColumns)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** Remembers that a response's first answer has been saved, or that it has been sent: for all who answer it. */
export async function markInvitations(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  mark: "begun" | "submitted",
): Promise<void> {
  const query = db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .set(mark === "begun" ? { begun: 1 } : { submitted: 1 });
  await (invitationId === null
    ? query.where("roundId", "=", roundId).where("departmentId", "=", departmentId)
    : query.where("id", "=", invitationId)
  ).execute();
}

export async function insertInvitations(db: Writer, invitations: readonly Invitations[]): Promise<void> {
  await db.insertInto("invitations").values(invitations).execute();
}

export async function insertInvitationTokens(db: Writer, tokens: readonly InvitationTokens[]): Promise<void> {
  await db.insertInto("invitationTokens").values(tokens).execute();
}

export async function insertAnsweringSession(db: Writer, session: AnsweringSessions): Promise<void> {
  await db.insertInto("answeringSessions").values(session).execute();
}

/** The browser's session under a handle, in whichever organization: its secret is the right to it. */
export async function answeringSessionByHandle(
  db: Reader,
  handle: string,
): Promise<AnsweringSessions | null> {
  const row = await db
    .selectFrom("answeringSessions")
    .where("handle", "=", handle)
    .selectAll()
    .executeTakeFirst();
  return row ?? null;
}

type Row = Omit<Invitation, "begun" | "submitted"> & { readonly begun: 0 | 1; readonly submitted: 0 | 1 };

/** An invitation out of its columns. */
export function toInvitation(row: Row): Invitation {
  return { ...row, begun: row.begun === 1, submitted: row.submitted === 1 };
}
