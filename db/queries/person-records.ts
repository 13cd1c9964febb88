import { sql } from "kysely";
import type { StoredEntry } from "#app/domain/auditlog/log-entry.ts";
import type { Instant, InvitationId, OrganizationId, ResponseId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import type { Responses } from "../schema.ts";
import { inDetails } from "./audit-log.ts";
import { erasedRecipient } from "./mails.ts";

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
      "invitations.roundId",
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
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "responses.organizationId")
        .onRef("rounds.id", "=", "responses.roundId"),
    )
    .innerJoin("departments", (join) =>
      join
        .onRef("departments.organizationId", "=", "responses.organizationId")
        .onRef("departments.id", "=", "responses.departmentId"),
    )
    .where("responses.organizationId", "=", organizationId)
    .where("responses.invitationId", "in", invitations)
    .where("responses.status", "<>", "draft")
    .orderBy("responses.status", "desc")
    .orderBy("responses.id")
    .select([
      "responses.id",
      "rounds.title as round",
      "responses.roundId",
      "rounds.questionnaireHash",
      "departments.name as department",
      "responses.status",
      "responses.role",
      "responses.startedAt",
      "responses.submittedAt",
      "responses.answers",
    ])
    .execute();
  return rows.map(({ department, answers, ...row }) => ({
    ...row,
    department: fromJson(department),
    answers: fromJson(answers),
  }));
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
    .select(["id", "role", "createdAt", "expiresAt", "acceptedAt", "revokedAt"])
    .execute();
}

/**
 * What the log tells of somebody: what they did, and what was done to what is theirs.
 *
 * @param users ids that details may name
 * @param things ids of what else is theirs
 */
export async function auditRowsAbout(
  db: Reader,
  organizationId: OrganizationId,
  users: readonly UserId[],
  things: readonly string[],
): Promise<readonly StoredEntry[]> {
  const ids = [...users, ...things];
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("auditLog")
    .where("organizationId", "=", organizationId)
    .where((eb) =>
      eb.or([
        eb("actor", "in", ids),
        eb("subject", "in", ids),
        ...users.map((id) => eb("details", "like", inDetails(id))),
      ]),
    )
    .orderBy("position")
    .select(["position", "at", "actor", "event", "subject", "details"])
    .execute();
  return rows.map((row) => ({ ...row, details: row.details === null ? null : fromJson(row.details) }));
}

/** What somebody has said in fact-checks. */
export async function factChecksBy(db: Reader, organizationId: OrganizationId, users: readonly UserId[]) {
  if (users.length === 0) return [];
  return db
    .selectFrom("factChecks")
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "factChecks.organizationId")
        .onRef("rounds.id", "=", "factChecks.roundId"),
    )
    .where("factChecks.organizationId", "=", organizationId)
    .where("userId", "in", users)
    .orderBy("factChecks.createdAt")
    .select([
      "factChecks.id",
      "rounds.title as round",
      "factChecks.question",
      "factChecks.verdict",
      "factChecks.reason",
      "factChecks.reply",
      "factChecks.createdAt",
    ])
    .execute();
}

/** What somebody has changed in actions. */
export async function actionChangesBy(db: Reader, organizationId: OrganizationId, users: readonly UserId[]) {
  if (users.length === 0) return [];
  const rows = await db
    .selectFrom("actionEvents")
    .innerJoin("actions", (join) =>
      join
        .onRef("actions.organizationId", "=", "actionEvents.organizationId")
        .onRef("actions.id", "=", "actionEvents.actionId"),
    )
    .where("actionEvents.organizationId", "=", organizationId)
    .where("userId", "in", users)
    .orderBy("at")
    .select(["actionEvents.id", "actions.title as action", "actionEvents.at", "actionEvents.change"])
    .execute();
  return rows.map(({ change, ...row }) => ({ ...row, change: fromJson(change) }));
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

/**
 * Takes the address out of messages; those that wait are not sent. What the mail server says of one that is on its way
 * is kept without its words (`settleMail`).
 */
export async function blankMailsTo(
  db: Writer,
  organizationId: OrganizationId,
  email: string,
  at: Instant,
): Promise<void> {
  const own = db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where(sql`lower(recipient)`, "=", email.toLowerCase());
  await own.where("status", "=", "waiting").set({ status: "withdrawn", settledAt: at }).execute();
  await own.set({ recipient: erasedRecipient, reply: null }).execute();
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
