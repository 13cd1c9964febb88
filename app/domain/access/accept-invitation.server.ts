import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, MembershipId, UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader, Writer } from "#db/client.ts";
import {
  type InvitationToRole,
  invitationByToken,
  settleInvitation,
} from "#db/queries/account-invitations.ts";
import { insertMemberships, lockMemberships, membersOf } from "#db/queries/memberships.ts";
import { userIdByEmail, userStanding } from "#db/queries/users.ts";
import { addUser, hashedPassword } from "./add-user.server.ts";
import { type PasswordFault, passwordFault } from "./password.ts";
import type { MembershipRole } from "./role.ts";

export type OpenedInvitation = {
  readonly organization: string;
  readonly role: MembershipRole;
  readonly email: string;
  /**
   * What is to be done by whoever opened it: make an account, sign in to the one that there is, accept, or sign out,
   * since somebody else is signed in.
   */
  readonly next: "make-account" | "sign-in" | "accept" | "sign-out";
};

/**
 * Looks at an invitation to an account, which changes nothing.
 *
 * @throws Problem `link-unknown`; `account-link-ended` where it has expired, been used or been taken back
 */
export async function openAccountInvitation(
  { database: { read }, now }: Pick<Environment, "database" | "now">,
  token: string,
  viewer: UserId | null,
): Promise<OpenedInvitation> {
  const { organizationName, role, email } = await requireInvitation(read, token, now());
  const opened = { organization: organizationName, role, email };
  if (viewer === null) {
    return { ...opened, next: (await userIdByEmail(read, email)) === null ? "make-account" : "sign-in" };
  }
  const isTheirs = (await userStanding(read, viewer))?.email === email;
  return { ...opened, next: isTheirs ? "accept" : "sign-out" };
}

export type AcceptedInvitation =
  | { readonly ok: true; readonly email: string; readonly organizationSlug: string }
  | { readonly ok: false; readonly fault: PasswordFault | "hasAccount" };

/**
 * Makes an account for who was invited, with the role.
 *
 * @throws Problem those of `openAccountInvitation`, also for the second of two who use it at once
 */
export async function acceptAsNew(
  environment: Environment,
  token: string,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<AcceptedInvitation> {
  const { database, now } = environment;
  const { email } = await requireInvitation(database.read, token, now());
  const fault = passwordFault(password, { name, email });
  if (fault !== null) return { ok: false, fault };
  const passwordHash = await hashedPassword(password);
  return database.transact(async (writer): Promise<AcceptedInvitation> => {
    const invitation = await requireInvitation(writer, token, now());
    if ((await userIdByEmail(writer, email)) !== null) return { ok: false, fault: "hasAccount" };
    const userId = await addUser(writer, environment, { name, email, passwordHash });
    await takeRole(writer, environment, invitation, userId);
    return { ok: true, email, organizationSlug: invitation.organizationSlug };
  });
}

/**
 * Gives the role to who was invited and has an account already.
 *
 * @returns the organization's place in addresses
 * @throws Problem those of `openAccountInvitation`; `not-allowed` for anybody else
 */
export async function acceptAsUser(environment: Environment, token: string, userId: UserId): Promise<string> {
  return environment.database.transact(async (writer) => {
    const invitation = await requireInvitation(writer, token, environment.now());
    if ((await userStanding(writer, userId))?.email !== invitation.email) throw new Problem("not-allowed");
    await takeRole(writer, environment, invitation, userId);
    return invitation.organizationSlug;
  });
}

async function takeRole(
  writer: Writer,
  environment: Environment,
  { organizationId, id, role, departmentId }: InvitationToRole,
  userId: UserId,
): Promise<void> {
  await lockMemberships(writer, organizationId);
  const settled = await settleInvitation(writer, { organizationId, id }, { acceptedAt: environment.now() });
  if (!settled) throw new Problem("account-link-ended");
  const held = (await membersOf(writer, organizationId)).some(
    (member) => member.userId === userId && member.role === role && member.departmentId === departmentId,
  );
  if (!held) {
    const membership = environment.newId<MembershipId>();
    const createdAt = environment.now();
    await insertMemberships(writer, [
      { organizationId, id: membership, userId, role, departmentId, createdAt },
    ]);
  }
  await record(writer, occasionBy(environment, organizationId, userId), {
    name: "account-invitation.accepted",
    subject: id,
    details: { user: userId, role, department: departmentId },
  });
}

async function requireInvitation(db: Reader, token: string, now: Instant): Promise<InvitationToRole> {
  const invitation = await invitationByToken(db, hashSecret(token));
  if (!invitation) throw new Problem("link-unknown");
  if (invitation.acceptedAt !== null || invitation.revokedAt !== null || invitation.expiresAt <= now) {
    throw new Problem("account-link-ended");
  }
  return invitation;
}
