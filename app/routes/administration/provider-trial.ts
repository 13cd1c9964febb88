import { authorize } from "#app/domain/access/authorize.ts";
import { sendToProvider } from "#app/routes/session/send-to-provider.server.ts";
import { actorOf } from "#app/server/context.ts";
import type { Route } from "./+types/provider-trial.ts";

/** Sends who keeps the organization's people to a provider, also one that is turned off, to see what it says of them. */
export function loader({ params, context, url }: Route.LoaderArgs): Promise<Response> {
  const scope = authorize(actorOf(context), "people.manage", params.org);
  return sendToProvider(context, url, params.provider, scope.organizationId);
}
