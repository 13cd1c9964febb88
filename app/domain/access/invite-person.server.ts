import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import {
  type AccountInvitationId,
  type DepartmentId,
  type Instant,
  instant,
  type MembershipId,
  type OrganizationId,
} from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Writer } from "#db/client.ts";
import {
  insertAccountInvitation,
  invitationById,
  renewInvitation,
  settleInvitation,
  waitingInvitations,
} from "#db/queries/account-invitations.ts";
import { insertMemberships, lockMemberships, membersOf } from "#db/queries/memberships.ts";
import type { Scope } from "./authorize.ts";
import { type GivenRole, type GivenRoleFault, givenRole } from "./given-role.server.ts";

/** How long an invitation to an account can be accepted, in days. */
const days = 7;

/** Until when an invitation works that is made or renewed now. */
function invitationEnd(now: Instant): Instant {
  return instant(new Date(Date.parse(now) + days * 24 * 3_600_000));
}

export type WantedPerson = {
  /** In small letters. */
  readonly email: string;
  readonly role: GivenRole["role"];
  readonly departmentId: DepartmentId | null;
  readonly language: "sv" | "en";
};

export type InvitePersonOutcome =
  /** `token` is to be handed over; null: it goes by mail. */
  | { readonly kind: "invited"; readonly token: string | null }
  | { readonly kind: "added" }
  | { readonly kind: "refused"; readonly fault: GivenRoleFault | "hasRoleAlready" | "invitedAlready" };

/**
 * Asks somebody to take a role. Who has one in the organization already gets it at once; everybody else must accept,
 * whether they have an account or not, and what comes back is the same.
 */
export async function invitePerson(
  environment: Environment,
  { organizationId, actor }: Scope,
  { email, language, ...wanted }: WantedPerson,
): Promise<InvitePersonOutcome> {
  const { database, now, newId } = environment;
  return database.transact(async (writer): Promise<InvitePersonOutcome> => {
    await lockMemberships(writer, organizationId);
    const given = await givenRole(writer, organizationId, wanted, now());
    if (!given.ok) return { kind: "refused", fault: given.fault };
    const isSame = (one: GivenRole) => one.role === given.role && one.departmentId === given.departmentId;
    const held = (await membersOf(writer, organizationId)).filter((member) => member.email === email);
    if (held.some(isSame)) return { kind: "refused", fault: "hasRoleAlready" };
    const { role, departmentId } = given;
    const [member] = held;
    if (member) {
      const id = newId<MembershipId>();
      const { userId } = member;
      await insertMemberships(writer, [{ organizationId, id, userId, role, departmentId, createdAt: now() }]);
      await record(writer, occasionBy(environment, organizationId, actor.id), {
        name: "membership.added",
        subject: id,
        details: { user: userId, role, department: departmentId },
      });
      return { kind: "added" };
    }
    const waiting = await waitingInvitations(writer, organizationId);
    if (waiting.some((one) => one.email === email && isSame(one))) {
      return { kind: "refused", fault: "invitedAlready" };
    }
    const id = newId<AccountInvitationId>();
    await insertAccountInvitation(writer, {
      organizationId,
      id,
      email,
      role,
      departmentId,
      tokenHash: null,
      createdAt: now(),
      expiresAt: invitationEnd(now()),
      acceptedAt: null,
      revokedAt: null,
    });
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "account-invitation.made",
      subject: id,
      details: { role, department: departmentId },
    });
    return {
      kind: "invited",
      token: await sendOrMint(writer, environment, { organizationId, id, email }, language),
    };
  });
}

/**
 * Sends an invitation anew, or makes its link anew; an earlier link ends.
 *
 * @returns the token to hand over; null: it goes by mail
 * @throws Problem `not-found` where no such invitation waits
 */
export async function renewAccountInvitation(
  environment: Environment,
  { organizationId, actor }: Scope,
  id: AccountInvitationId,
  language: "sv" | "en",
): Promise<string | null> {
  return environment.database.transact(async (writer) => {
    const invitation = await invitationById(writer, organizationId, id);
    const renewed = { tokenHash: null, expiresAt: invitationEnd(environment.now()) };
    if (!invitation || !(await renewInvitation(writer, invitation, renewed))) throw new Problem("not-found");
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "account-invitation.renewed",
      subject: id,
      details: {},
    });
    return sendOrMint(writer, environment, invitation, language);
  });
}

/** @throws Problem `not-found` where no such invitation waits */
export async function revokeAccountInvitation(
  environment: Environment,
  { organizationId, actor }: Scope,
  id: AccountInvitationId,
): Promise<void> {
  await environment.database.transact(async (writer) => {
    const settled = await settleInvitation(writer, { organizationId, id }, { revokedAt: environment.now() });
    if (!settled) throw new Problem("not-found");
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "account-invitation.revoked",
      subject: id,
      details: {},
    });
  });
}

type Invited = {
  readonly organizationId: OrganizationId;
  readonly id: AccountInvitationId;
  readonly email: string;
};

async function sendOrMint(
  writer: Writer,
  environment: Environment,
  invited: Invited,
  language: "sv" | "en",
): Promise<string | null> {
  if (!environment.canSendMail) return mintAccountInvitation(writer, environment, invited);
  await queueMails(writer, environment, invited.organizationId, [
    { kind: "account-invitation", subjectId: invited.id, recipient: invited.email, language },
  ]);
  return null;
}

/** Makes a waiting invitation's link, which is kept nowhere, and ends an earlier one. @returns the link's token */
export async function mintAccountInvitation(
  writer: Writer,
  { now, newSecret }: Pick<Environment, "now" | "newSecret">,
  invited: Pick<Invited, "organizationId" | "id">,
): Promise<string> {
  const token = newSecret();
  await renewInvitation(writer, invited, {
    tokenHash: hashSecret(token),
    expiresAt: invitationEnd(now()),
  });
  return token;
}
