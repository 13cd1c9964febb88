import { authorize } from "#app/domain/access/authorize.ts";
import { liveRates } from "#app/domain/round/response-rates.server.ts";
import { openRound } from "#app/domain/round/round-frame.server.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/round.ts";
import { ResponseRates } from "./response-rates.tsx";
import { RoundPage } from "./round-page.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  return {
    organization: frameOf(scope),
    round: await openRound(environmentOf(context), scope, params.round),
    rates: await liveRates(environmentOf(context), scope, params.round),
  };
}

/** A round's own first page. */
export default function Round({ loaderData: { organization, round, rates } }: Route.ComponentProps) {
  return (
    <RoundPage organization={organization} round={round} part={null}>
      <ResponseRates organization={organization.slug} round={round} rates={rates} />
    </RoundPage>
  );
}
