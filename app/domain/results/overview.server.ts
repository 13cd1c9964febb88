import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { nameOn } from "#app/domain/organization/department.ts";
import { isCountedByTheHour, roundCounts } from "#app/domain/round/round-counts.server.ts";
import { departmentsOf, formerNamesOf } from "#db/queries/departments.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import { responseCountsOf } from "#db/queries/response-counts.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { countIn } from "./department-counts.ts";
import { type OverviewRound, overviewRound } from "./overview-round.ts";
import { shownRounds } from "./shown-rounds.ts";

/** What the organization's first page shows. */
export type OverviewPage = {
  /** Newest first. */
  readonly rounds: readonly OverviewRound[];
  /** Whether the reader sees how rounds are going, and not the published ones alone. */
  readonly followsRounds: boolean;
};

/** The organization's rounds: all with their response rates to those who follow them, the published to others. */
export async function overviewPage(environment: Environment, scope: Scope): Promise<OverviewPage> {
  const db = environment.database.read;
  const { organizationId } = scope;
  const [rounds, departments, formerNames, invitations, responses] = await Promise.all([
    roundsOf(db, organizationId),
    departmentsOf(db, organizationId),
    formerNamesOf(db, organizationId),
    invitationCountsOf(db, organizationId),
    responseCountsOf(db, organizationId),
  ]);
  const now = environment.now();
  const namedOn = (day: Day) =>
    departments.map((department) => ({ ...department, name: nameOn(department, formerNames, day) }));
  const followsRounds = scope.can("rounds.read");
  const byTheHour = await Promise.all(
    rounds
      .filter((round) => isCountedByTheHour(round, now))
      .map(
        async (round) =>
          [round.id, (await roundCounts(environment, organizationId, round)).responses] as const,
      ),
  );
  const held = new Map(byTheHour);
  const withResults = shownRounds(rounds, now, scope.can("results.preview"));
  const listed = followsRounds ? rounds : shownRounds(rounds, now, false).map(({ round }) => round);
  return {
    followsRounds,
    rounds: listed.map((round) =>
      overviewRound(round, now, namedOn(dayOf(round.schedule.opensAt)), {
        hasResults: withResults.some((shown) => shown.round === round),
        showsRates: followsRounds,
        invitations: (id) => countIn(invitations, round.id, id),
        responses: (id) => countIn(held.get(round.id) ?? responses, round.id, id),
      }),
    ),
  };
}
