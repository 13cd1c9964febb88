import { sql } from "kysely";
import type { InvitationId, OrganizationId, ResponseId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import type { Responses } from "../schema.ts";

/** Somebody's account, where they have a role in the organization; null otherwise. */
export async function accountByEmail(db: Reader, organizationId: OrganizationId, email: string) {
  const user = await db
    .selectFrom("users")
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .where("id", "in", (eb) =>
      eb.selectFrom("memberships").where("organizationId", "=", organizationId).select("userId"),
    )
    .select(["id", "name", "email", "createdAt"])
    .executeTakeFirst();
  if (user === undefined) return null;
  const [roles, signIns, sessions] = await Promise.all([
    db
      .selectFrom("memberships")
      .where("organizationId", "=", organizationId)
      .where("userId", "=", user.id)
      .select(["role", "departmentId", "createdAt"])
      .execute(),
    db.selectFrom("accounts").where("userId", "=", user.id).select(["providerId", "createdAt"]).execute(),
    db
      .selectFrom("sessions")
      .where("userId", "=", user.id)
      .select(["createdAt", "expiresAt", "ipAddress", "userAgent"])
      .execute(),
  ]);
  return { ...user, roles, signIns, sessions };
}

/** Every invitation to an address, with its round. */
export async function invitationsByEmail(db: Reader, organizationId: OrganizationId, email: string) {
  return db
    .selectFrom("invitations")
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "invitations.organizationId")
        .onRef("rounds.id", "=", "invitations.roundId"),
    )
    .where("invitations.organizationId", "=", organizationId)
    .where(sql`lower(invitations.email)`, "=", email.toLowerCase())
    .orderBy("invitations.createdAt")
    .select([
      "invitations.id",
      "invitations.title",
      "invitations.role",
      "invitations.begun",
      "invitations.submitted",
      "invitations.revokedAt",
      "invitations.createdAt",
      "rounds.title as round",
      "rounds.disclosure",
    ])
    .execute();
}

/**
 * What was sent by invitations, as far as it leads to them: in office all, in a round shown in groups nothing. Drafts are
 * not among it: what somebody has not sent nobody else sees.
 */
export async function responsesOfInvitations(
  db: Reader,
  organizationId: OrganizationId,
  invitations: readonly InvitationId[],
) {
  if (invitations.length === 0) return [];
  const rows = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "in", invitations)
    .where("status", "<>", "draft")
    .orderBy("status", "desc")
    .orderBy("id")
    .select(["id", "roundId", "status", "role", "startedAt", "submittedAt", "answers"])
    .execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: fromJson(answers) }));
}

/** Messages to an address. */
export async function mailsTo(db: Reader, organizationId: OrganizationId, email: string) {
  return db
    .selectFrom("mails")
    .where("organizationId", "=", organizationId)
    .where(sql`lower(recipient)`, "=", email.toLowerCase())
    .orderBy("queuedAt")
    .select(["id", "kind", "status", "queuedAt", "settledAt"])
    .execute();
}

/** Invitations to an account that went to an address. */
export async function accountInvitationsTo(db: Reader, organizationId: OrganizationId, email: string) {
  return db
    .selectFrom("accountInvitations")
    .where("organizationId", "=", organizationId)
    .where("email", "=", email.toLowerCase())
    .orderBy("createdAt")
    .select(["id", "role", "createdAt", "acceptedAt", "revokedAt"])
    .execute();
}

/** What the log tells of somebody: what they did, and what was done to what is theirs. */
export async function auditRowsAbout(db: Reader, organizationId: OrganizationId, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("auditLog")
    .where("organizationId", "=", organizationId)
    .where((eb) => eb.or([eb("actor", "in", ids), eb("subject", "in", ids)]))
    .orderBy("position")
    .select(["position", "at", "actor", "event", "subject"])
    .execute();
}

/** What somebody has said in fact-checks. */
export async function factChecksBy(db: Reader, organizationId: OrganizationId, userId: UserId) {
  return db
    .selectFrom("factChecks")
    .where("organizationId", "=", organizationId)
    .where("userId", "=", userId)
    .select(["id", "question", "verdict", "reason", "createdAt"])
    .execute();
}

/** Cuts what was sent loose from invitations; drafts, which nobody has been sent, go with what their saving left. */
export async function unlinkResponses(
  db: Writer,
  organizationId: OrganizationId,
  invitations: readonly InvitationId[],
): Promise<void> {
  if (invitations.length === 0) return;
  await db
    .deleteFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "in", invitations)
    .where("status", "=", "draft")
    .execute();
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", organizationId)
    .where("ownerId", "in", invitations)
    .execute();
  await db
    .updateTable("responses")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "in", invitations)
    .set({ invitationId: null })
    .execute();
}

/** Takes office and address out of invitations, which stay for the number of those invited, and ends what leads to them. */
export async function blankInvitations(
  db: Writer,
  organizationId: OrganizationId,
  invitations: readonly InvitationId[],
): Promise<void> {
  if (invitations.length === 0) return;
  for (const table of ["answeringSessions", "invitationTokens"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("invitationId", "in", invitations)
      .execute();
  }
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "in", invitations)
    .set({ title: "–", email: null })
    .execute();
}

/** Takes the address out of messages; those that wait are not sent. */
export async function blankMailsTo(db: Writer, organizationId: OrganizationId, email: string): Promise<void> {
  const own = db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where(sql`lower(recipient)`, "=", email.toLowerCase());
  await own.where("status", "=", "waiting").set({ status: "withdrawn" }).execute();
  await own.set({ recipient: "–", reply: null }).execute();
}

/** Removes invitations to an account that went to an address; the log keeps that there were some. */
export async function deleteAccountInvitationsTo(
  db: Writer,
  organizationId: OrganizationId,
  email: string,
): Promise<void> {
  await db
    .deleteFrom("accountInvitations")
    .where("organizationId", "=", organizationId)
    .where("email", "=", email.toLowerCase())
    .execute();
}

/** Replaces a response's answers, of which notes have been struck. */
export async function replaceNotes(
  db: Writer,
  organizationId: OrganizationId,
  id: ResponseId,
  answers: NonNullable<Responses["answers"]["json"]>,
): Promise<void> {
  await db
    .updateTable("responses")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ answers: toJson(answers) })
    .execute();
}

/** Takes somebody's roles in an organization, and the account where no other organization or the installation has it. */
export async function removeAccount(
  db: Writer,
  organizationId: OrganizationId,
  userId: UserId,
): Promise<void> {
  await db
    .deleteFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("userId", "=", userId)
    .execute();
  await db
    .deleteFrom("providerUsers")
    .where("organizationId", "=", organizationId)
    .where("userId", "=", userId)
    .execute();
  for (const table of ["actionEvents", "factChecks"] as const) {
    await db
      .updateTable(table)
      .where("organizationId", "=", organizationId)
      .where("userId", "=", userId)
      .set({ userId: null })
      .execute();
  }
  // Sessions and ways to sign in go with the user, by their keys.
  await db
    .deleteFrom("users")
    .where("id", "=", userId)
    .where("id", "not in", (eb) => eb.selectFrom("memberships").select("userId"))
    .where("id", "not in", (eb) => eb.selectFrom("operators").select("userId"))
    .execute();
}

/** How many others administer the organization. */
export async function otherAdministrators(
  db: Reader,
  organizationId: OrganizationId,
  userId: UserId,
): Promise<number> {
  const rows = await db
    .selectFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("role", "=", "administrator")
    .where("userId", "<>", userId)
    .select("id")
    .execute();
  return rows.length;
}
