import type { MiddlewareFunction } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { UserId } from "#app/domain/id.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { isOperator } from "#db/queries/users.ts";
import { actorContext, type Process, processContext } from "./context.ts";

/** Finds out who asks, once a request, and tells the loaders and actions through the context. */
export const actorMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  context.set(actorContext, await findActor(context.get(processContext), request));
  return next();
};

async function findActor(process: Process, request: Request): Promise<Actor> {
  if (!request.headers.get("cookie")?.includes("mognad.session_token")) return { kind: "anonymous" };
  const session = await process.accounts.api.getSession({ headers: request.headers });
  if (!session) return { kind: "anonymous" };
  const id = session.user.id as UserId; // the id column of the users table
  const memberships = await membershipsOf(process.environment.database.read, id);
  return {
    kind: "user",
    id,
    name: session.user.name,
    isOperator: await isOperator(process.environment.database.read, id),
    memberships,
  };
}
