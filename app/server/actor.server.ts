import type { MiddlewareFunction } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Day, ProviderId, UserId } from "#app/domain/id.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { type SessionStanding, sessionStanding } from "#db/queries/sessions.ts";
import { vouchingOrganization } from "#db/queries/sign-in-providers.ts";
import { noteUse } from "#db/queries/users.ts";
import {
  actorContext,
  type Process,
  processContext,
  type SignedInSession,
  sessionContext,
} from "./context.ts";

/** Finds out who asks, once a request, and tells the loaders and actions through the context. */
export const actorMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const process = context.get(processContext);
  const session = await findSession(process, request);
  const actor = session ? await findActor(process, session) : anonymous;
  context.set(sessionContext, actor.kind === "user" ? session : null);
  context.set(actorContext, actor);
  return next();
};

const anonymous: Actor = { kind: "anonymous" };

type FoundSession = SignedInSession &
  SessionStanding & {
    readonly userId: UserId;
    readonly name: string;
    readonly createdAt: Date;
    /** Whose word the session rests on; null: a password's. */
    readonly providerId: ProviderId | null;
  };

async function findSession(process: Process, request: Request): Promise<FoundSession | null> {
  if (!request.headers.get("cookie")?.includes("mognad.session_token")) return null;
  const found = await process.accounts.api.getSession({ headers: request.headers });
  if (!found) return null;
  const { id, token, createdAt, providerId } = found.session;
  const standing = await sessionStanding(process.environment.database.read, id);
  if (standing === null) return null; // ended since
  return {
    id,
    token,
    createdAt,
    ...standing,
    userId: found.user.id as UserId, // the id column of the users table
    name: found.user.name,
    providerId: providerId ? (providerId as ProviderId) : null, // our own plugin put it there
  };
}

/** Roles are read with every request: one that has been taken away lets nothing in from the next request on. */
async function findActor({ environment }: Process, session: FoundSession): Promise<Actor> {
  if (session.providerId !== null) return findVouchedActor(environment, session, session.providerId);
  const { read } = environment.database;
  const { userId: id, name, hasSecondFactor, isOperator } = session;
  const memberships = await membershipsOf(read, id);
  await noteUseToday(environment, session);
  return {
    kind: "user",
    id,
    name,
    isOperator,
    memberships: memberships.map(({ requiresSecondFactor, ...membership }) => ({
      ...membership,
      lacksSecondFactor: requiresSecondFactor && !hasSecondFactor,
    })),
  };
}

/**
 * Milliseconds that a provider's word holds, however busy its session is kept: then the provider is asked anew, so that
 * who has left, or changed groups, is found out.
 */
const longestVouched = 12 * 60 * 60 * 1000;

/**
 * A provider may say anything of anyone: it is believed in its own organization alone. That organization relies on it
 * for the second factor too.
 */
async function findVouchedActor(
  environment: Process["environment"],
  session: FoundSession,
  providerId: ProviderId,
): Promise<Actor> {
  const { read } = environment.database;
  const { userId: id, name, createdAt } = session;
  const vouchedBy = await vouchingOrganization(read, providerId);
  const age = Date.parse(environment.now()) - createdAt.getTime();
  if (vouchedBy === null || age > longestVouched) return anonymous;
  const own = (await membershipsOf(read, id)).filter(({ organizationId }) => organizationId === vouchedBy);
  await noteUseToday(environment, session);
  const memberships = own.map(({ requiresSecondFactor: _, ...membership }) => ({
    ...membership,
    lacksSecondFactor: false,
  }));
  return { kind: "user", id, name, isOperator: false, memberships, vouchedBy };
}

/** Once a day of each account: its organizations' administrators see which ones are no longer used. */
async function noteUseToday(
  { database, now, warn }: Process["environment"],
  { userId, lastUsedOn }: FoundSession,
): Promise<void> {
  const today = now().slice(0, 10) as Day; // the first part of a moment
  if (lastUsedOn === today) return;
  try {
    await database.transact((writer) => noteUse(writer, userId, today));
  } catch {
    // Somebody who only reads is not stopped by a storage that cannot be written to.
    warn("use-not-noted", {});
  }
}
