import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { questionnairesBetween, responsesIn, resultsSource, summedRound } from "./results-source.server.ts";
import { type ResultsPage, type RoundOnPage, resultsView } from "./results-view.ts";
import { responseCount } from "./round-results.ts";
import { keptSums } from "./sealed-sums.server.ts";
import { roundNames, type ShownRound, selectRounds, shownRounds } from "./shown-rounds.ts";
import type { YearSeries } from "./year-series.ts";

/** What the reader asks for in the address: rounds by their slug. */
export type ResultsRequest = {
  readonly round?: string | undefined;
  readonly compareWith?: string | undefined;
  readonly series: YearSeries;
};

/**
 * Everything that the results page shows of the rounds that the reader may see: from tallies and kept sums, so that it
 * costs by the number of departments. A round that ended just now is sealed first.
 *
 * @throws Problem `not-found` where there is no such round, or not for this reader
 */
export async function resultsPage(
  environment: Environment,
  scope: Scope,
  request: ResultsRequest,
): Promise<ResultsPage> {
  const { organizationId } = scope;
  const source = await resultsSource(environment, organizationId);
  const { rounds, departments, successions } = source;
  const canPreview = scope.can("results.preview");
  const shown = shownRounds(rounds, environment.now(), canPreview);
  if (shown.length === 0 && request.round === undefined) {
    if (!canPreview) return { kind: "empty", reason: "nothing-published" };
    return { kind: "empty", reason: rounds.length === 0 ? "no-rounds" : "nothing-open-yet" };
  }
  const hasResponses = ({ round }: ShownRound) => responsesIn(source, round).some(({ n }) => n > 0);
  const selection = selectRounds(shown, hasResponses, request);

  const load = async (one: ShownRound): Promise<RoundOnPage> => {
    const summed = one.state === "awaiting-close" ? null : await summedRound(environment, source, one);
    const counted =
      summed?.departments.map(({ invited, sums }) => ({ invited, n: sums.tally.responses })) ??
      responsesIn(source, one.round);
    return { shown: one, responses: responseCount(one.round, counted), summed };
  };
  // Another round that is not published yet would end the lines in a figure that nobody chose to look at.
  const onPage = shown.filter(
    (candidate) =>
      candidate === selection.round || candidate === selection.earlier || candidate.stage === "published",
  );
  const { round, earlier } = selection;
  return resultsView(
    {
      selection,
      names: roundNames(shown),
      rounds: await Promise.all(onPage.map(load)),
      versionsBetween:
        earlier === null ? [] : await questionnairesBetween(environment, source, earlier.round, round.round),
      series: request.series,
      departmentNames: new Map(departments.map(({ id, name }) => [id, name])),
      successions,
    },
    keptSums(
      environment,
      organizationId,
      onPage.filter(({ isSealed }) => isSealed).map((sealed) => sealed.round),
    ),
  );
}
