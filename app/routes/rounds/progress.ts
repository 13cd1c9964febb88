import { authorize } from "#app/domain/access/authorize.ts";
import { liveRates } from "#app/domain/round/response-rates.server.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/progress.ts";

/** How a round is going, as JSON, for a page of it that stays open. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  const rates = await liveRates(environmentOf(context), scope, params.round);
  return Response.json(rates, { headers: { "cache-control": "no-store" } });
}
