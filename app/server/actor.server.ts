import type { MiddlewareFunction } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { ProviderId, UserId } from "#app/domain/id.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { vouchingOrganization } from "#db/queries/sign-in-providers.ts";
import { isOperator } from "#db/queries/users.ts";
import { actorContext, type Process, processContext } from "./context.ts";

/** Finds out who asks, once a request, and tells the loaders and actions through the context. */
export const actorMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  context.set(actorContext, await findActor(context.get(processContext), request));
  return next();
};

/**
 * Milliseconds that a provider's word holds, however busy its session is kept: then the provider is asked anew, so that
 * who has left, or changed groups, is found out.
 */
const longestVouched = 12 * 60 * 60 * 1000;

async function findActor(process: Process, request: Request): Promise<Actor> {
  if (!request.headers.get("cookie")?.includes("mognad.session_token")) return { kind: "anonymous" };
  const session = await process.accounts.api.getSession({ headers: request.headers });
  if (!session) return { kind: "anonymous" };
  const id = session.user.id as UserId; // the id column of the users table
  const { read } = process.environment.database;
  const { providerId, createdAt } = session.session;
  const { name } = session.user;
  const memberships = await membershipsOf(read, id);
  if (!providerId) return { kind: "user", id, name, isOperator: await isOperator(read, id), memberships };
  // A provider may say anything of anyone: it is believed in its own organization alone.
  const vouchedBy = await vouchingOrganization(read, providerId as ProviderId); // our own plugin put it there
  const age = Date.parse(process.environment.now()) - createdAt.getTime();
  if (vouchedBy === null || age > longestVouched) return { kind: "anonymous" };
  const own = memberships.filter(({ organizationId }) => organizationId === vouchedBy);
  return { kind: "user", id, name, isOperator: false, memberships: own, vouchedBy };
}
