import type { MiddlewareFunction } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Day, UserId } from "#app/domain/id.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { sessionHasSecondFactor } from "#db/queries/sessions.ts";
import { isOperator, noteUse, userStanding } from "#db/queries/users.ts";
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
  context.set(sessionContext, session);
  context.set(actorContext, session ? await findActor(process, session) : { kind: "anonymous" });
  return next();
};

type FoundSession = SignedInSession & { readonly userId: UserId; readonly name: string };

async function findSession(process: Process, request: Request): Promise<FoundSession | null> {
  if (!request.headers.get("cookie")?.includes("mognad.session_token")) return null;
  const found = await process.accounts.api.getSession({ headers: request.headers });
  if (!found) return null;
  return {
    id: found.session.id,
    token: found.session.token,
    hasSecondFactor: await sessionHasSecondFactor(process.environment.database.read, found.session.id),
    userId: found.user.id as UserId, // the id column of the users table
    name: found.user.name,
  };
}

/** Roles are read with every request: one that has been taken away lets nothing in from the next request on. */
async function findActor({ environment }: Process, session: FoundSession): Promise<Actor> {
  const { read } = environment.database;
  const { userId: id, name, hasSecondFactor } = session;
  const memberships = await membershipsOf(read, id);
  await noteUseToday(environment, id);
  return {
    kind: "user",
    id,
    name,
    isOperator: await isOperator(read, id),
    memberships: memberships.map(({ requiresSecondFactor, ...membership }) => ({
      ...membership,
      // A provider that vouches for its users' second factor marks their sessions by `markSecondFactor`.
      lacksSecondFactor: requiresSecondFactor && !hasSecondFactor,
    })),
  };
}

/** Once a day of each account: its organizations' administrators see which ones are no longer used. */
async function noteUseToday({ database, now, warn }: Process["environment"], id: UserId): Promise<void> {
  const today = now().slice(0, 10) as Day; // the first part of a moment
  if ((await userStanding(database.read, id))?.lastUsedOn === today) return;
  try {
    await database.transact((writer) => noteUse(writer, id, today));
  } catch {
    // Somebody who only reads is not stopped by a storage that cannot be written to.
    warn("use-not-noted", {});
  }
}
