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
  /** The office that is asked. */
  readonly title: string;
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
  "invitations.title",
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
  /** Whether it was revoked because its holder handed the invitation on. */
  readonly handedOn: boolean;
};

/** The link with that hash, in whichever organization: the token itself is the right to it. */
export async function invitationTokenByHash(db: Reader, tokenHash: string): Promise<InvitationToken | null> {
  const row = await db
    .selectFrom("invitationTokens")
    .where("tokenHash", "=", tokenHash)
    .select(["organizationId", "invitationId", "expiresAt", "revokedAt", "handedOn"])
    .executeTakeFirst();
  return row ? { ...row, handedOn: row.handedOn === 1 } : null;
}

/** Whom the round of an invitation names for questions; also where the invitation has been taken back. */
export async function contactOfInvitation(
  db: Reader,
  organizationId: OrganizationId,
  id: InvitationId,
): Promise<string | null> {
  const row = await db
    .selectFrom("invitations")
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "invitations.organizationId")
        .onRef("rounds.id", "=", "invitations.roundId"),
    )
    .where("invitations.organizationId", "=", organizationId)
    .where("invitations.id", "=", id)
    .select("rounds.contact")
    .executeTakeFirst();
  return row?.contact ?? null;
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

/** Puts a colleague in the place of who was invited; `begun` says whether answers came along. */
export async function updateInvited(
  db: Writer,
  organizationId: OrganizationId,
  id: InvitationId,
  { begun, ...invited }: { readonly title: string; readonly email: string | null; readonly begun: boolean },
): Promise<void> {
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ ...invited, begun: begun ? 1 : 0 })
    .execute();
}

/** Takes an invitation back, with every link to it and every browser that answers it. */
export async function revokeInvitationRow(
  db: Writer,
  organizationId: OrganizationId,
  id: InvitationId,
  revokedAt: Instant,
): Promise<void> {
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ revokedAt })
    .execute();
}

export async function insertInvitations(db: Writer, invitations: readonly Invitations[]): Promise<void> {
  await db.insertInto("invitations").values(invitations).execute();
}

export async function insertInvitationToken(db: Writer, token: InvitationTokens): Promise<void> {
  await db.insertInto("invitationTokens").values(token).execute();
}

/** Ends one link, or every link to an invitation, and what browsers have begun by it; one that has ended stays so. */
export async function revokeTokens(
  db: Writer,
  { organizationId, invitationId }: Pick<InvitationTokens, "organizationId" | "invitationId">,
  which: "all" | { readonly tokenHash: string },
  revocation: { readonly revokedAt: Instant; readonly handedOn: boolean },
): Promise<void> {
  const query = db
    .updateTable("invitationTokens")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "=", invitationId)
    .where("revokedAt", "is", null)
    .set({ revokedAt: revocation.revokedAt, handedOn: revocation.handedOn ? 1 : 0 });
  await (which === "all" ? query : query.where("tokenHash", "=", which.tokenHash)).execute();
}

export async function insertAnsweringSession(db: Writer, session: AnsweringSessions): Promise<void> {
  await db.insertInto("answeringSessions").values(session).execute();
}

/** Removes the sessions of an invitation whose time is over. */
export async function deleteEndedSessions(
  db: Writer,
  organizationId: OrganizationId,
  invitationId: InvitationId,
  now: Instant,
): Promise<void> {
  await db
    .deleteFrom("answeringSessions")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "=", invitationId)
    .where("expiresAt", "<=", now)
    .execute();
}

/** One browser's session, and what has become of the link that began it. */
export type AnsweringSession = Pick<
  AnsweringSessions,
  "organizationId" | "invitationId" | "secretHash" | "expiresAt"
> & { readonly link: "valid" | "revoked" | "handed-on" | "unknown" };

/** The browser's session under a handle, in whichever organization: its secret is the right to it. */
export async function answeringSessionByHandle(db: Reader, handle: string): Promise<AnsweringSession | null> {
  const row = await db
    .selectFrom("answeringSessions as session")
    .leftJoin("invitationTokens as token", (join) =>
      join
        .onRef("token.organizationId", "=", "session.organizationId")
        .onRef("token.tokenHash", "=", "session.tokenHash"),
    )
    .where("session.handle", "=", handle)
    .select([
      "session.organizationId",
      "session.invitationId",
      "session.secretHash",
      "session.expiresAt",
      "token.tokenHash",
      "token.revokedAt",
      "token.handedOn",
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { tokenHash, revokedAt, handedOn, ...session } = row;
  if (tokenHash === null) return { ...session, link: "unknown" };
  if (revokedAt === null) return { ...session, link: "valid" };
  return { ...session, link: handedOn === 1 ? "handed-on" : "revoked" };
}

type Row = Omit<Invitation, "begun" | "submitted"> & { readonly begun: 0 | 1; readonly submitted: 0 | 1 };

function toInvitation(row: Row): Invitation {
  return { ...row, begun: row.begun === 1, submitted: row.submitted === 1 };
}
