import { verifyPassword } from "better-auth/crypto";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant, type UserId } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader, Writer } from "#db/client.ts";
import { isKnownElsewhere, membershipsOf, membersOf } from "#db/queries/memberships.ts";
import {
  deletePasswordReset,
  passwordReset,
  replacePasswordReset,
  takePasswordReset,
} from "#db/queries/password-resets.ts";
import { deleteSessions } from "#db/queries/sessions.ts";
import { passwordHashOf, updatePassword, userIdByEmail, userStanding } from "#db/queries/users.ts";
import { recordOfOwnAccount } from "./account-log.server.ts";
import { hashedPassword } from "./add-user.server.ts";
import type { Scope } from "./authorize.ts";
import { type PasswordFault, passwordFault } from "./password.ts";

/** How long a link works by which a password is set, in minutes. */
const minutes = 60;

/**
 * Sends a link by which a password is set, where the address has an account with one. Nothing tells whoever asked
 * whether it has.
 *
 * @param email in small letters
 */
export async function askForPasswordLink(
  environment: Environment,
  email: string,
  language: "sv" | "en",
): Promise<void> {
  await environment.database.transact(async (writer) => {
    const userId = await userIdByEmail(writer, email);
    if (userId === null || (await passwordHashOf(writer, userId)) === null) return;
    // Mail is sent in an organization's name: somebody who has lost every role has no errand here.
    const [membership] = await membershipsOf(writer, userId);
    if (!membership) return;
    await queueMails(writer, environment, membership.organizationId, [
      { kind: "password-reset", subjectId: userId, recipient: email, language },
    ]);
  });
}

/** Makes a user's link, which is kept nowhere, and ends an earlier one. @returns the link's token */
export async function mintPasswordLink(
  writer: Writer,
  { now, newSecret }: Pick<Environment, "now" | "newSecret">,
  userId: UserId,
): Promise<string> {
  const token = newSecret();
  const expiresAt = instant(new Date(Date.parse(now()) + minutes * 60_000));
  await replacePasswordReset(writer, { userId, tokenHash: hashSecret(token), expiresAt });
  return token;
}

/**
 * Makes a link for a person of an organization, where no mail can be sent, for its administrator to hand over.
 *
 * @returns the link's token
 * @throws Problem `not-found` for somebody without a role here; `not-allowed` where mail can be sent, for oneself, and
 *   for who is somebody elsewhere too: whoever holds the link becomes them there as well
 */
export async function makePasswordLink(
  environment: Environment,
  { organizationId, actor }: Scope,
  userId: UserId,
): Promise<string> {
  return environment.database.transact(async (writer) => {
    const members = await membersOf(writer, organizationId);
    if (!members.some((member) => member.userId === userId)) throw new Problem("not-found");
    const isTheirsAlone = userId === actor.id || (await isKnownElsewhere(writer, organizationId, userId));
    if (environment.canSendMail || isTheirsAlone) throw new Problem("not-allowed");
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "password.link-made",
      subject: userId,
      details: {},
    });
    return mintPasswordLink(writer, environment, userId);
  });
}

/**
 * Looks at a link by which a password is set, which changes nothing.
 *
 * @throws Problem `link-unknown`, also where it has been used; `account-link-ended` where its time is over
 */
export async function openPasswordLink(
  { database, now }: Pick<Environment, "database" | "now">,
  token: string,
): Promise<{ readonly email: string }> {
  const { email } = await requireLink(database.read, token, now());
  return { email };
}

/**
 * Sets a password by a link, which is used up, and ends every session of its user.
 *
 * @returns what is wrong with the password; null where it was set
 * @throws Problem those of `openPasswordLink`, also for the second of two who use it at once
 */
export async function setPasswordByLink(
  environment: Environment,
  token: string,
  password: string,
): Promise<PasswordFault | null> {
  const { database, now } = environment;
  const { userId, ...holder } = await requireLink(database.read, token, now());
  const fault = passwordFault(password, holder);
  if (fault !== null) return fault;
  const passwordHash = await hashedPassword(password);
  await database.transact(async (writer) => {
    if (!(await takePasswordReset(writer, hashSecret(token)))) throw new Problem("link-unknown");
    await setPassword(writer, environment, userId, passwordHash, { how: "by-link", besides: null });
  });
  return null;
}

/**
 * Changes one's own password, and ends every other session.
 *
 * @param keptSession the token of the session that goes on
 * @returns what is wrong; null where it was changed
 */
export async function changeOwnPassword(
  environment: Environment,
  userId: UserId,
  { current, password }: { readonly current: string; readonly password: string },
  keptSession: string,
): Promise<PasswordFault | "wrongPassword" | null> {
  const { database } = environment;
  const user = await userStanding(database.read, userId);
  if (!user || !(await isPassword(database.read, userId, current))) return "wrongPassword";
  const fault = passwordFault(password, user);
  if (fault !== null) return fault;
  const passwordHash = await hashedPassword(password);
  await database.transact((writer) =>
    setPassword(writer, environment, userId, passwordHash, { how: "by-oneself", besides: keptSession }),
  );
  return null;
}

/** Whether a password is the user's. Slow on purpose. */
export async function isPassword(db: Reader, userId: UserId, password: string): Promise<boolean> {
  const hash = await passwordHashOf(db, userId);
  return hash !== null && verifyPassword({ hash, password });
}

async function setPassword(
  writer: Writer,
  environment: Environment,
  userId: UserId,
  password: string,
  { how, besides }: { readonly how: "by-link" | "by-oneself"; readonly besides: string | null },
): Promise<void> {
  await updatePassword(writer, userId, { password, updatedAt: environment.now() });
  await deletePasswordReset(writer, userId);
  await deleteSessions(writer, userId, besides);
  await recordOfOwnAccount(writer, environment, userId, {
    name: "password.changed",
    subject: userId,
    details: { how },
  });
}

async function requireLink(db: Reader, token: string, now: Instant) {
  const link = await passwordReset(db, hashSecret(token));
  const user = link && (await userStanding(db, link.userId));
  if (!link || !user) throw new Problem("link-unknown");
  if (link.expiresAt <= now) throw new Problem("account-link-ended");
  return { userId: link.userId, name: user.name, email: user.email };
}
