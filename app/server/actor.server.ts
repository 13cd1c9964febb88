import type { MiddlewareFunction } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Day, ProviderId, UserId } from "#app/domain/id.ts";
import { unlessWritten } from "#db/kept.ts";
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
  const { actor, session } = await whoAsks(context.get(processContext), request);
  context.set(sessionContext, session);
  context.set(actorContext, actor);
  return next();
};

/** Who asks; a stranger has no session. */
type Asking = { readonly actor: Actor; readonly session: FoundSession | null };

/**
 * Who asks, by the cookies of the request. Sessions, roles and what else of it can be written to are read as they are
 * with every request; what time alone brings about is looked at once a minute: that a session is drawn out or over, and
 * that a provider's word is no longer believed.
 */
async function whoAsks(process: Process, { headers }: Request): Promise<Asking> {
  const cookies = headers.get("cookie");
  if (!cookies?.includes("mognad.session_token")) return stranger;
  const { database, now } = process.environment;
  const minute = now().slice(0, "2026-11-23T09:00".length);
  return unlessWritten(database, `asking ${minute} ${cookies}`, async (): Promise<Asking> => {
    const session = await findSession(process, headers);
    const actor = session ? await findActor(process, session) : anonymous;
    return actor.kind === "user" ? { actor, session } : stranger;
  });
}

const anonymous: Actor = { kind: "anonymous" };
const stranger: Asking = { actor: anonymous, session: null };

type FoundSession = SignedInSession &
  SessionStanding & {
    readonly userId: UserId;
    readonly name: string;
    readonly createdAt: Date;
    /** Whose word the session rests on; null: a password's. */
    readonly providerId: ProviderId | null;
  };

async function findSession(process: Process, headers: Headers): Promise<FoundSession | null> {
  const found = await process.accounts.api.getSession({ headers });
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
