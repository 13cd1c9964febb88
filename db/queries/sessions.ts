import type { Day, Instant, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { prepare } from "../prepared.ts";

/** A browser in which somebody is signed in. */
export type OpenSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  /** To the hour: when its life was last drawn out. */
  readonly updatedAt: Instant;
};

/** Where a user is signed in, the latest first. */
export async function sessionsOf(db: Reader, userId: UserId, now: Instant): Promise<readonly OpenSession[]> {
  return db
    .selectFrom("sessions")
    .where("userId", "=", userId)
    .where("expiresAt", ">", now)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .select(["id", "userAgent", "createdAt", "updatedAt"])
    .execute();
}

/** Whether a session was begun with a second factor, or by a provider that vouches for one. */
export async function sessionHasSecondFactor(db: Reader, id: string): Promise<boolean> {
  const row = await db.selectFrom("sessions").where("id", "=", id).select("secondFactor").executeTakeFirst();
  return row?.secondFactor === 1;
}

/** What each request asks of a session: one statement for it and for its user. */
export type SessionStanding = {
  readonly hasSecondFactor: boolean;
  /** On which day its user's account was last used; null: never. */
  readonly lastUsedOn: Day | null;
  /** Whether its user keeps the installation. */
  readonly isOperator: boolean;
};

const standingById = prepare(["id"], (db, { id }: { readonly id: string }) =>
  db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.userId")
    .leftJoin("operators", "operators.userId", "users.id")
    .where("sessions.id", "=", id)
    .select(["sessions.secondFactor", "users.lastUsedOn", "operators.userId as operatorId"]),
);

/** How a session stands; null where it has ended. */
export async function sessionStanding(db: Reader, id: string): Promise<SessionStanding | null> {
  const [row] = (await standingById(db, { id })).rows;
  if (row === undefined) return null;
  return {
    hasSecondFactor: row.secondFactor === 1,
    lastUsedOn: row.lastUsedOn,
    isOperator: row.operatorId !== null,
  };
}

/** Keeps that a session's user has given a second factor, or that their provider vouches for one. */
export async function markSecondFactor(db: Writer, token: string): Promise<void> {
  await db.updateTable("sessions").set({ secondFactor: 1 }).where("token", "=", token).execute();
}

/** @returns whether it was there, and theirs */
export async function deleteSession(db: Writer, userId: UserId, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom("sessions")
    .where("userId", "=", userId)
    .where("id", "=", id)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/**
 * Signs a user out everywhere, apart from one session where `besides` names it by its token, and ends what has been
 * signed in to halfway: a password that has been given, and waits for its code.
 */
export async function deleteSessions(
  db: Writer,
  userId: UserId,
  besides: string | null = null,
): Promise<void> {
  let deleting = db.deleteFrom("sessions").where("userId", "=", userId);
  if (besides !== null) deleting = deleting.where("token", "!=", besides);
  await deleting.execute();
  await db.deleteFrom("verifications").where("value", "=", userId).execute();
}

/** Ends the session with a token. */
export async function deleteSessionByToken(db: Writer, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("token", "=", token).execute();
}
