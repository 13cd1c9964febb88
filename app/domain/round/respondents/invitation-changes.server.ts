import type { Scope } from "#app/domain/access/authorize.ts";
import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, InvitationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { type Colleague, passTo } from "#app/domain/response/hand-on.server.ts";
import { mintToken, revokeInvitation, revokeLink } from "#app/domain/response/link.server.ts";
import { ownerOf } from "#app/domain/response/response-owner.ts";
import { closingTime, stageOf } from "#app/domain/round/lifecycle.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Writer } from "#db/client.ts";
import { engineOf } from "#db/engine.ts";
import {
  type Invitation,
  invitationById,
  invitationTokenByHash,
  lockOwner,
} from "#db/queries/invitations.ts";
import {
  deleteInvitation,
  invitedTo,
  jointProgress,
  linksTo,
  readdressMails,
  restoreInvitation,
  updateOffice,
  updateProgress,
  withdrawMails,
} from "#db/queries/invited.ts";
import { lockRound } from "#db/queries/rounds.ts";
import { type InviteRefusal, takenBy } from "./invite.server.ts";
import type { Invited, Office } from "./invited.ts";
import { type NamedRound, namedRound, requireInviting } from "./inviting-round.server.ts";
import { canChangeRole } from "./plan.ts";

/** Which invitation of which round. */
export type Which = { readonly slug: string; readonly id: InvitationId };

/** Whether a change was made, or what is wrong with it, by field. */
export type Changed = { readonly ok: true } | { readonly ok: false; readonly errors: InviteRefusal };

const done: Changed = { ok: true };

/**
 * Mends the title, address or role of somebody invited. A draft goes on in the new role; what was sent was asked by the
 * old one, so then the role stays.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function changeOffice(
  environment: Environment,
  scope: Scope,
  which: Which,
  wanted: Pick<Office, "title" | "email" | "role">,
): Promise<Changed> {
  return change(environment, scope, which, async ({ writer, round, one, others }) => {
    const office: Office = { ...wanted, departmentId: one.departmentId };
    if (office.role !== one.role && !canChangeRole(one, round.answering))
      return refuse({ role: "roleSettled" });
    const taken = takenBy(others, office, one.id);
    if (taken) return refuse(taken);
    const fields = (["title", "email", "role"] as const).filter((field) => one[field] !== office[field]);
    if (fields.length === 0) return done;
    const row = { organizationId: scope.organizationId, id: one.id };
    await updateOffice(writer, row, office);
    if (office.email === null) await withdrawMails(writer, row, environment.now());
    else if (fields.includes("email")) await readdressMails(writer, row, office.email);
    return {
      name: "invitation.changed",
      subject: one.id,
      details: { round: round.id, department: one.departmentId, fields },
    };
  });
}

/**
 * Moves somebody to another department of the round. A draft of their own goes along; what they have sent counts where
 * it was sent from, so then they stay. What a department answers jointly is the department's.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function moveInvited(
  environment: Environment,
  scope: Scope,
  which: Which,
  to: DepartmentId,
): Promise<Changed> {
  const { organizationId } = scope;
  return change(environment, scope, which, async ({ writer, round, departments, one, others }) => {
    if (!departments.some(({ id }) => id === to)) return refuse({ department: "missing" });
    if (to === one.departmentId) return done;
    const isJoint = round.answering === "joint";
    if (one.submitted && !isJoint) return refuse({ department: "sentFromHere" });
    const office: Office = { title: one.title, email: one.email, role: one.role, departmentId: to };
    const taken = takenBy(others, office, one.id);
    if (taken) return refuse({ department: Object.values(taken)[0] ?? "alreadyInvited" });
    await updateOffice(writer, { organizationId, id: one.id }, office);
    if (isJoint) {
      const progress = await jointProgress(writer, { organizationId, roundId: round.id }, to);
      await updateProgress(writer, { organizationId, id: one.id }, progress);
    }
    return {
      name: "invitation.moved",
      subject: one.id,
      details: { round: round.id, from: one.departmentId, to },
    };
  });
}

/**
 * Gives an office to somebody else, as one does oneself by handing on: the old links end, and saved answers go along
 * only where that is wanted.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function replaceInvited(
  environment: Environment,
  scope: Scope,
  which: Which,
  colleague: Colleague,
): Promise<Changed> {
  return change(environment, scope, which, async ({ writer, round, one, invitation, others }) => {
    if (one.submitted && round.answering === "individual") return refuse({ form: "hasSent" });
    const { title, email } = colleague;
    const taken = takenBy(others, { ...one, title, email }, one.id);
    if (taken) return refuse(taken);
    const answers = await passTo(writer, environment, { invitation, round }, colleague);
    return {
      name: "invitation.replaced",
      subject: one.id,
      details: { round: round.id, department: one.departmentId, answers },
    };
  });
}

/**
 * Takes an invitation back. It is among those who count no longer, unless its answers have been sent.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function takeBack(environment: Environment, scope: Scope, which: Which): Promise<Changed> {
  const { round } = await requireInviting(environment.database.read, environment, scope, which.slug);
  const { organizationId, actor } = scope;
  const { read } = environment.database;
  const invitation = requireInvitation(await invitationById(read, organizationId, which.id), round);
  if (invitation.revokedAt !== null) return done;
  await revokeInvitation(environment, actor.id, { organizationId, invitationId: invitation.id });
  return done;
}

/**
 * Lets an invitation that was taken back hold again, with its links.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function restoreInvited(environment: Environment, scope: Scope, which: Which): Promise<Changed> {
  return change(environment, scope, which, async ({ writer, round, one }) => {
    if (one.revokedAt === null) return done;
    await restoreInvitation(writer, { organizationId: scope.organizationId, id: one.id });
    return {
      name: "invitation.restored",
      subject: one.id,
      details: { round: round.id, department: one.departmentId },
    };
  });
}

/** Whether an invitation can be removed for good: where answers are shown in groups only, nobody is told who began. */
export function canDelete(
  { begun, submitted }: Pick<Invited, "begun" | "submitted">,
  { disclosure, schedule }: NamedRound["round"],
  now: Parameters<typeof stageOf>[1],
): boolean {
  if (disclosure.kind === "confidential" && stageOf(schedule, now) === "open") return false;
  return !begun && !submitted;
}

/**
 * Removes an invitation that was a mistake and by which nobody has begun to answer.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function deleteInvited(environment: Environment, scope: Scope, which: Which): Promise<Changed> {
  return change(environment, scope, which, async ({ writer, round, one }) => {
    if (!canDelete(one, round, environment.now())) return refuse({ form: "hasBegun" });
    const row = { organizationId: scope.organizationId, id: one.id };
    await withdrawMails(writer, row, environment.now());
    await deleteInvitation(writer, row);
    return {
      name: "invitation.deleted",
      subject: one.id,
      details: { round: round.id, department: one.departmentId },
    };
  });
}

/**
 * Makes one more link to an invitation, to be handed over; the others go on. Its secret comes from the page that asks,
 * so that asking twice makes one.
 *
 * @throws Problem `not-found`; `bad-request` where the secret is another invitation's; `link-revoked` where the
 *   invitation has been taken back
 */
export async function makeLink(
  environment: Environment,
  scope: Scope,
  { slug, id }: Which,
  secret: string,
): Promise<void> {
  const { organizationId } = scope;
  await environment.database.transact(async (writer) => {
    const { round } = await namedRound(writer, scope, slug);
    const invitation = requireInvitation(await invitationById(writer, organizationId, id), round);
    if (invitation.revokedAt !== null) throw new Problem("link-revoked", { contact: round.contact });
    const made = await invitationTokenByHash(writer, hashSecret(secret));
    if (made && (made.invitationId !== id || made.revokedAt !== null)) throw new Problem("bad-request");
    if (made) return;
    const closesAt = closingTime(round.schedule, invitation.departmentId);
    await mintToken(writer, environment, invitation, closesAt, secret);
    await record(writer, occasionBy(environment, scope.organizationId, scope.actor.id), {
      name: "link.minted",
      subject: id,
      details: { round: round.id, department: invitation.departmentId },
    });
  });
}

/**
 * Ends one link to an invitation, by its name.
 *
 * @throws Problem `not-found`, also where the link is none of the invitation's
 */
export async function endLink(
  environment: Environment,
  scope: Scope,
  { slug, id }: Which,
  tokenHash: string,
): Promise<void> {
  const { organizationId, actor } = scope;
  const { read } = environment.database;
  const { round } = await namedRound(read, scope, slug);
  requireInvitation(await invitationById(read, organizationId, id), round);
  const link = (await linksTo(read, { organizationId, id })).find((one) => one.tokenHash === tokenHash);
  if (link === undefined) throw new Problem("not-found");
  if (link.revokedAt !== null) return;
  await revokeLink(environment, actor.id, { organizationId, invitationId: id }, tokenHash);
}

type Place = NamedRound & {
  readonly writer: Writer;
  readonly one: Invited;
  readonly invitation: Invitation;
  /** Everybody who is invited to the round. */
  readonly others: readonly Invited[];
};

/** Changes one invitation of a round that still can be, with its event, while nobody else writes there. */
async function change(
  environment: Environment,
  scope: Scope,
  { slug, id }: Which,
  make: (place: Place) => Promise<Changed | AuditEvent>,
): Promise<Changed> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const named = await requireInviting(writer, environment, scope, slug);
    const { round } = named;
    const before = requireInvitation(await invitationById(writer, organizationId, id), round);
    await lockRound(writer, organizationId, round.id);
    // SQLite has one writer at a time.
    if (engineOf(writer) === "postgres") await lockOwner(writer, ownerOf({ invitation: before, round }), id);
    const others = await invitedTo(writer, { organizationId, roundId: round.id });
    const one = others.find((invited) => invited.id === id);
    const invitation = await invitationById(writer, organizationId, id);
    if (one === undefined || invitation === null) throw new Problem("not-found");
    const made = await make({ ...named, writer, one, invitation, others });
    if ("ok" in made) return made;
    await record(writer, occasionBy(environment, scope.organizationId, scope.actor.id), made);
    return done;
  });
}

function requireInvitation(
  invitation: Invitation | null,
  { id }: Pick<NamedRound["round"], "id">,
): Invitation {
  if (invitation?.roundId !== id || invitation.trialSince !== null) throw new Problem("not-found");
  return invitation;
}

function refuse(errors: InviteRefusal): Changed {
  return { ok: false, errors };
}
