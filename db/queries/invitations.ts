import type { Insertable } from "kysely";
import type { DepartmentId, Instant, InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { ResponseOwner } from "#app/domain/response/response-owner.ts";
import type { InvitedPerson } from "#app/domain/round/copied-round.ts";
import type { Reader, Writer } from "../client.ts";
import { prepare } from "../prepared.ts";
import type { AnsweringSessions, Invitations, InvitationTokens } from "../schema.ts";
import { lockGroup } from "./confidential-group.ts";

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
  /** When a coordinator began to try the form by it; null: somebody is invited. */
  readonly trialSince: Instant | null;
};

/** What is read of an invitation. */
export const invitationColumns = [
  "invitations.organizationId",
  "invitations.id",
  "invitations.roundId",
  "invitations.departmentId",
  "invitations.role",
  "invitations.title",
  "invitations.begun",
  "invitations.submitted",
  "invitations.revokedAt",
  "invitations.createdAt",
  "invitations.trialBy",
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
    .select(invitationColumns)
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** The offices of the others who are invited to a department's response, in the order they were invited. */
export async function colleaguesOf(
  db: Reader,
  {
    organizationId,
    roundId,
    departmentId,
    id,
  }: Pick<Invitation, "organizationId" | "roundId" | "departmentId" | "id">,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .where("id", "<>", id)
    .where("revokedAt", "is", null)
    .where("trialBy", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .select("title")
    .execute();
  return rows.map(({ title }) => title);
}

/**
 * Makes everybody else who wants to write into the same response wait until the transaction ends: two browsers of one
 * person, or two colleagues of a joint response, write one after the other.
 *
 * PostgreSQL alone: SQLite has one writer at a time, so that what its transaction has read is how it is.
 */
export async function lockOwner(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  id: InvitationId,
): Promise<void> {
  if (invitationId === null) await lockGroup(db, { organizationId, roundId, departmentId });
  await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select("id")
    .forNoKeyUpdate()
    .execute();
}

/** Remembers that a response's first answer has been saved, that it has been sent, or taken back: for all who answer it. */
export async function markInvitations(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  mark: "begun" | "submitted" | "withdrawn",
): Promise<void> {
  const query = db.updateTable("invitations").where("organizationId", "=", organizationId).set(marks[mark]);
  await (invitationId === null
    ? query
        .where("roundId", "=", roundId)
        .where("departmentId", "=", departmentId)
        .where("trialBy", "is", null)
    : query.where("id", "=", invitationId)
  ).execute();
}

const marks = { begun: { begun: 1 }, submitted: { submitted: 1 }, withdrawn: { submitted: 0 } } as const;

/** Who is invited to a round, in the order they were. */
export async function peopleOf(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly InvitedPerson[]> {
  return standingInvitations(db, organizationId, roundId)
    .select(["departmentId", "role", "title", "email"])
    .execute();
}

/** Someone invited, with where a mail reaches them. */
export type AddressedInvitation = Invitation & { readonly email: string | null };

/** An invitation with its address; null where there is none with that id. */
export async function addressedInvitation(
  db: Reader,
  organizationId: OrganizationId,
  id: InvitationId,
): Promise<AddressedInvitation | null> {
  const row = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select([...invitationColumns, "invitations.email"])
    .executeTakeFirst();
  return row ? { ...toInvitation(row), email: row.email } : null;
}

/** Everybody who is invited to a round, in the order they were invited. */
export async function addressedInvitations(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly AddressedInvitation[]> {
  const rows = await standingInvitations(db, organizationId, roundId)
    .select([...invitationColumns, "invitations.email"])
    .execute();
  return rows.map((row) => ({ ...toInvitation(row), email: row.email }));
}

function standingInvitations(db: Reader, organizationId: OrganizationId, roundId: RoundId) {
  return db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("revokedAt", "is", null)
    .where("trialBy", "is", null)
    .orderBy("createdAt")
    .orderBy("id");
}

/** The departments of a round in which somebody is or was invited. */
export async function invitedDepartments(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly DepartmentId[]> {
  const rows = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("trialBy", "is", null)
    .select("departmentId")
    .distinct()
    .execute();
  return rows.map(({ departmentId }) => departmentId);
}

/** Whether a link to a round has ever been made. */
export async function hasLinks(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<boolean> {
  const row = await db
    .selectFrom("invitationTokens as token")
    .innerJoin("invitations", (join) =>
      join
        .onRef("invitations.organizationId", "=", "token.organizationId")
        .onRef("invitations.id", "=", "token.invitationId"),
    )
    .where("token.organizationId", "=", organizationId)
    .where("invitations.roundId", "=", roundId)
    .where("invitations.trialBy", "is", null)
    .select("token.tokenHash")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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

/** How many rows a statement inserts: each database bounds the values that one can hold. */
const rowsAtOnce = 500;

export async function insertInvitations(
  db: Writer,
  invitations: readonly Insertable<Invitations>[],
): Promise<void> {
  for (let at = 0; at < invitations.length; at += rowsAtOnce) {
    await db
      .insertInto("invitations")
      .values(invitations.slice(at, at + rowsAtOnce))
      .execute();
  }
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

const sessionByHandle = prepare(["handle"], (db, { handle }: { readonly handle: string }) =>
  db
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
      "token.revokedAt as linkRevokedAt",
      "token.handedOn",
    ]),
);

/** The browser's session under a handle, in whichever organization: its secret is the right to it. */
export async function answeringSessionByHandle(db: Reader, handle: string): Promise<AnsweringSession | null> {
  const [row] = (await sessionByHandle(db, { handle })).rows;
  if (!row) return null;
  const { tokenHash, linkRevokedAt, handedOn, ...session } = row;
  return { ...session, link: linkOf({ tokenHash, linkRevokedAt, handedOn }) };
}

/** What is read of the link that began a session; all null where there is none. */
export type LinkColumns = {
  readonly tokenHash: string | null;
  readonly linkRevokedAt: Instant | null;
  readonly handedOn: 0 | 1 | null;
};

/** What has become of a link. */
export function linkOf({ tokenHash, linkRevokedAt, handedOn }: LinkColumns): AnsweringSession["link"] {
  if (tokenHash === null) return "unknown";
  if (linkRevokedAt === null) return "valid";
  return handedOn === 1 ? "handed-on" : "revoked";
}

type Row = Omit<Invitation, "begun" | "submitted" | "trialSince"> &
  Pick<Invitations, "begun" | "submitted" | "createdAt" | "trialBy">;

/** An invitation out of its columns. */
export function toInvitation({ createdAt, trialBy, ...row }: Row): Invitation {
  return {
    ...row,
    begun: row.begun === 1,
    submitted: row.submitted === 1,
    trialSince: trialBy === null ? null : createdAt,
  };
}
