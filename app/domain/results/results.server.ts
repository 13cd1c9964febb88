import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { departmentsOf, successionsOf } from "#db/queries/departments.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import { responseCountsOf } from "#db/queries/response-counts.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import { countIn } from "./department-counts.ts";
import { type ResultsPage, resultsView } from "./results-view.ts";
import { groupsOf, type RoundResults, roundResults } from "./round-results.ts";
import { roundNames, type ShownRound, selectRounds, shownRounds } from "./shown-rounds.ts";
import type { YearSeries } from "./year-series.ts";

/** What the reader asks for in the address: rounds by their slug. */
export type ResultsRequest = {
  readonly round?: string | undefined;
  readonly compareWith?: string | undefined;
  readonly series: YearSeries;
};

/**
 * Everything that the results page shows, from the tallies of the rounds that the reader may see.
 *
 * @throws Problem `not-found` where there is no such round, or not for this reader
 */
export async function resultsPage(
  environment: Environment,
  scope: Scope,
  request: ResultsRequest,
): Promise<ResultsPage> {
  const db = environment.database.read;
  const { organizationId } = scope;
  const [rounds, departments, successions, invitations, responses] = await Promise.all([
    roundsOf(db, organizationId),
    departmentsOf(db, organizationId),
    successionsOf(db, organizationId),
    invitationCountsOf(db, organizationId),
    responseCountsOf(db, organizationId),
  ]);
  const canPreview = scope.can("results.preview");
  const shown = shownRounds(rounds, environment.now(), canPreview);
  if (shown.length === 0 && request.round === undefined) {
    if (!canPreview) return { kind: "empty", reason: "nothing-published" };
    return { kind: "empty", reason: rounds.length === 0 ? "no-rounds" : "nothing-open-yet" };
  }
  const selection = selectRounds(
    shown,
    ({ round }) => responses.some(({ roundId, count }) => roundId === round.id && count > 0),
    request,
  );

  const order = departments.map(({ id }) => id);
  const load = async ({ round, ...rest }: ShownRound): Promise<RoundResults | null> => {
    if (rest.state === "suppressed") return null;
    const [{ questionnaire }, tallies] = await Promise.all([
      loadQuestionnaire(db, round.questionnaireHash),
      talliesOfRound(db, organizationId, round.id),
    ]);
    const groups = groupsOf(round, order, (id) => countIn(invitations, round.id, id), tallies);
    return roundResults({ round, ...rest }, questionnaire, groups);
  };
  // Another round that is not published yet would end the lines in a figure that nobody chose to look at.
  const onPage = shown.filter(
    (candidate) =>
      candidate === selection.round || candidate === selection.earlier || candidate.stage === "published",
  );
  return resultsView({
    selection,
    names: roundNames(shown),
    shown: onPage,
    results: await Promise.all(onPage.map(load)),
    series: request.series,
    departmentNames: new Map(departments.map(({ id, name }) => [id, name])),
    successions,
  });
}
