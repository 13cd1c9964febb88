import type { DepartmentId, Instant, InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { MailKind } from "#app/domain/mail/mail.ts";
import type { Invited, LatestMail, Office } from "#app/domain/round/respondents/invited.ts";
import type { Reader, Writer } from "../client.ts";

type InRound = { readonly organizationId: OrganizationId; readonly roundId: RoundId };
type One = { readonly organizationId: OrganizationId; readonly id: InvitationId };

/** Who is invited to a round, those too whose invitation has been taken back, in the order that they were. */
export async function invitedTo(
  db: Reader,
  { organizationId, roundId }: InRound,
): Promise<readonly Invited[]> {
  const rows = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("trialBy", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .select(["id", "departmentId", "role", "title", "email", "begun", "submitted", "revokedAt"])
    .execute();
  return rows.map((row) => ({ ...row, begun: row.begun === 1, submitted: row.submitted === 1 }));
}

/** The latest mail about each of the invited, of these kinds. */
export async function latestMails(
  db: Reader,
  { organizationId, roundId }: InRound,
  kinds: readonly MailKind[],
): Promise<ReadonlyMap<string, LatestMail>> {
  const rows = await db
    .selectFrom("mails")
    .innerJoin("invitations", (join) =>
      join
        .onRef("invitations.organizationId", "=", "mails.organizationId")
        .onRef("invitations.id", "=", "mails.subjectId"),
    )
    .where("mails.organizationId", "=", organizationId)
    .where("invitations.roundId", "=", roundId)
    .where("mails.kind", "in", kinds)
    .orderBy("mails.queuedAt")
    .orderBy("mails.id")
    .select(["subjectId", "kind", "status", "queuedAt", "settledAt"])
    .execute();
  return new Map(
    rows.map(({ subjectId, kind, status, queuedAt, settledAt }) => [
      subjectId,
      { kind, status, at: settledAt ?? queuedAt },
    ]),
  );
}

/** A link to an invitation, as the coordinator sees it. */
export type ListedLink = {
  /** Its name, and no way to it. */
  readonly tokenHash: string;
  readonly mintedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
};

/** Every link to an invitation, the newest first. */
export async function linksTo(db: Reader, { organizationId, id }: One): Promise<readonly ListedLink[]> {
  return db
    .selectFrom("invitationTokens")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "=", id)
    .orderBy("mintedAt", "desc")
    .orderBy("tokenHash")
    .select(["tokenHash", "mintedAt", "expiresAt", "revokedAt"])
    .execute();
}

/** Keeps another office for an invitation; a draft of its own goes along, in the same role and department. */
export async function updateOffice(db: Writer, { organizationId, id }: One, office: Office): Promise<void> {
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set(office)
    .execute();
  const { role, departmentId } = office;
  await db
    .updateTable("responses")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "=", id)
    .where("status", "=", "draft")
    .set({ role, departmentId })
    .execute();
}

/** How far a department that answers jointly has come, which holds for everybody who is invited there. */
export type JointProgress = { readonly begun: boolean; readonly submitted: boolean };

/** How far a department's joint response has come. */
export async function jointProgress(
  db: Reader,
  { organizationId, roundId }: InRound,
  departmentId: DepartmentId,
): Promise<JointProgress> {
  const rows = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .where("joint", "=", 1)
    .select("status")
    .execute();
  return { begun: rows.length > 0, submitted: rows.some(({ status }) => status === "submitted") };
}

/** Lets somebody have come as far as the department has. */
export async function updateProgress(
  db: Writer,
  { organizationId, id }: One,
  { begun, submitted }: JointProgress,
): Promise<void> {
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ begun: begun ? 1 : 0, submitted: submitted ? 1 : 0 })
    .execute();
}

/** Lets an invitation that was taken back hold again, with its links. */
export async function restoreInvitation(db: Writer, { organizationId, id }: One): Promise<void> {
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ revokedAt: null })
    .execute();
}

/** Lets what waits to be sent about an invitation not go: it was for somebody else. */
export async function withdrawMails(db: Writer, { organizationId, id }: One, at: Instant): Promise<void> {
  await db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("subjectId", "=", id)
    .where("status", "=", "waiting")
    .set({ status: "withdrawn", settledAt: at })
    .execute();
}

/** Lets what waits to be sent about an invitation go to another address. */
export async function readdressMails(
  db: Writer,
  { organizationId, id }: One,
  recipient: string,
): Promise<void> {
  await db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("subjectId", "=", id)
    .where("status", "=", "waiting")
    .set({ recipient })
    .execute();
}

/** Removes an invitation with its links, as if it had never been; one that has begun stays. */
export async function deleteInvitation(db: Writer, { organizationId, id }: One): Promise<void> {
  for (const table of ["answeringSessions", "invitationTokens"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("invitationId", "=", id)
      .execute();
  }
  await db
    .deleteFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("begun", "=", 0)
    .where("submitted", "=", 0)
    .execute();
}
