import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { instant, type UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import { isKnownElsewhere, membersOf } from "#db/queries/memberships.ts";
import { deleteSecondFactor, setRequiresSecondFactor, takeCode } from "#db/queries/second-factors.ts";
import {
  deleteSessionByToken,
  deleteSessions,
  markSecondFactor,
  sessionHasSecondFactor,
} from "#db/queries/sessions.ts";
import { recordOfOwnAccount } from "./account-log.server.ts";
import type { Scope } from "./authorize.ts";

/** For longer than this no code is taken, in minutes: one of half a minute, and the ones before and after it. */
const codeLife = 5;

/**
 * Takes a code that has been found right, for a session: once only, whoever looked over whose shoulder. The accounts
 * library takes the same one again.
 *
 * @param session what has given its second factor by this; a new one ends where the code had been given
 * @returns whether it had not been given before
 */
export async function takeSecondFactorCode(
  { database, now }: Pick<Environment, "database" | "now">,
  userId: UserId,
  code: string,
  session: { readonly token: string; readonly isNew: boolean },
): Promise<boolean> {
  const forgetBefore = instant(new Date(Date.parse(now()) - codeLife * 60_000));
  return database.transact(async (writer) => {
    const use = { userId, codeHash: hashSecret(`${userId} ${code}`), usedAt: now() };
    const isFirst = await takeCode(writer, use, forgetBefore);
    if (isFirst) await markSecondFactor(writer, session.token);
    else if (session.isNew) await deleteSessionByToken(writer, session.token);
    return isFirst;
  });
}

/** Keeps that somebody has set up a second factor; every other session ends, since none of them has given it. */
export async function noteSecondFactorOn(
  environment: Pick<Environment, "database" | "now" | "newId">,
  userId: UserId,
  sessionToken: string,
): Promise<void> {
  await environment.database.transact(async (writer) => {
    await deleteSessions(writer, userId, sessionToken);
    await markSecondFactor(writer, sessionToken);
    await recordOfOwnAccount(writer, environment, userId, {
      name: "second-factor.on",
      subject: userId,
      details: {},
    });
  });
}

/** Takes away one's own second factor. */
export async function turnOffSecondFactor(
  environment: Pick<Environment, "database" | "now" | "newId">,
  userId: UserId,
): Promise<void> {
  await environment.database.transact(async (writer) => {
    await deleteSecondFactor(writer, userId);
    await recordOfOwnAccount(writer, environment, userId, {
      name: "second-factor.off",
      subject: userId,
      details: {},
    });
  });
}

/**
 * Takes away the second factor of somebody who has lost theirs, and signs them out everywhere.
 *
 * @throws Problem `not-found` for somebody without a role here; `not-allowed` for oneself, and for who is somebody
 *   elsewhere too: it guards them there as well
 */
export async function resetSecondFactor(
  environment: Environment,
  { organizationId, actor }: Scope,
  userId: UserId,
): Promise<void> {
  await environment.database.transact(async (writer) => {
    const members = await membersOf(writer, organizationId);
    if (!members.some((member) => member.userId === userId)) throw new Problem("not-found");
    if (userId === actor.id || (await isKnownElsewhere(writer, organizationId, userId))) {
      throw new Problem("not-allowed");
    }
    await deleteSecondFactor(writer, userId);
    await deleteSessions(writer, userId);
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "second-factor.reset",
      subject: userId,
      details: {},
    });
  });
}

/**
 * Decides whether an organization is opened only by who has given a second factor.
 *
 * @param session the id of the session of whoever decides
 * @returns why it cannot be: who asks it of all others must have given theirs; null where it was done
 */
export async function requireSecondFactor(
  environment: Environment,
  { organizationId, actor }: Scope,
  required: boolean,
  session: string,
): Promise<"secondFactorFirst" | null> {
  return environment.database.transact(async (writer) => {
    if (required && !(await sessionHasSecondFactor(writer, session))) return "secondFactorFirst";
    await setRequiresSecondFactor(writer, organizationId, required);
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "second-factor.required",
      subject: organizationId,
      details: { required },
    });
    return null;
  });
}
