import type { Environment } from "#app/domain/environment.ts";
import type { Instant, UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { deleteSession, deleteSessions, sessionsOf } from "#db/queries/sessions.ts";
import { passwordHashOf, userStanding } from "#db/queries/users.ts";
import { type Browser, browserOf } from "./browser.ts";

export type OwnSession = {
  readonly id: string;
  readonly browser: Browser;
  readonly since: Instant;
  /** To the hour. */
  readonly lastSeen: Instant;
  readonly isThisOne: boolean;
};

export type OwnAccount = {
  readonly name: string;
  readonly email: string;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly sessions: readonly OwnSession[];
};

/** What somebody sees of the own account. @throws Problem `not-found` where it is gone */
export async function loadOwnAccount(
  { database: { read }, now }: Pick<Environment, "database" | "now">,
  userId: UserId,
  sessionId: string,
): Promise<OwnAccount> {
  const [user, hash, sessions] = await Promise.all([
    userStanding(read, userId),
    passwordHashOf(read, userId),
    sessionsOf(read, userId, now()),
  ]);
  if (!user) throw new Problem("not-found");
  return {
    name: user.name,
    email: user.email,
    hasPassword: hash !== null,
    hasSecondFactor: user.hasSecondFactor,
    sessions: sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
      id,
      browser: browserOf(userAgent ?? ""),
      since: createdAt,
      lastSeen: updatedAt,
      isThisOne: id === sessionId,
    })),
  };
}

/** Ends one of one's own sessions. @returns whether it was there */
export function endSession(
  { database }: Pick<Environment, "database">,
  userId: UserId,
  id: string,
): Promise<boolean> {
  return database.transact((writer) => deleteSession(writer, userId, id));
}

/** Signs somebody out everywhere, here too. */
export async function signOutEverywhere(
  { database }: Pick<Environment, "database">,
  userId: UserId,
): Promise<void> {
  await database.transact((writer) => deleteSessions(writer, userId));
}
