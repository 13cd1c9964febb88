import type { DepartmentId, Instant, InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { Reader, Writer } from "../client.ts";
import { engineOf } from "../engine.ts";
import type { AnsweringSessions, Invitations, InvitationTokens, Schema } from "../schema.ts";

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

const columns = [
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
    .select(columns)
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/**
 * The same, with everybody else who wants to write about it made to wait until the transaction ends: two browsers of
 * one person write one after the other. SQLite has one writer at a time anyway.
 */
export async function invitationForWriting(
  db: Writer,
  organizationId: OrganizationId,
  id: InvitationId,
): Promise<Invitation | null> {
  const query = db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select(columns);
  const row = await (engineOf<Schema>(db) === "postgres" ? query.forUpdate() : query).executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** Remembers that an invitation's first answer has been saved, or that its response has been sent, or taken back. */
export async function markInvitation(
  db: Writer,
  organizationId: OrganizationId,
  id: InvitationId,
  mark: "begun" | "submitted" | "withdrawn",
): Promise<void> {
  const set = { begun: { begun: 1 }, submitted: { submitted: 1 }, withdrawn: { submitted: 0 } } as const;
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set(set[mark])
    .execute();
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

function toInvitation(row: Row): Invitation {
  return { ...row, begun: row.begun === 1, submitted: row.submitted === 1 };
}
