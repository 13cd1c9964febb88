import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { resultsMaterial } from "./results-material.server.ts";
import { type Arrangement, arrangePage, type ResultsPage } from "./results-page.ts";
import { responsesIn, resultsSource } from "./results-source.server.ts";
import { type ShownRound, selectRounds, shownRounds } from "./shown-rounds.ts";

/** Which rounds the reader asks for in the address, by their slug. */
export type RoundChoice = { readonly round?: string | undefined; readonly compare?: string | undefined };

/**
 * A page of results of the rounds that the reader may see: from tallies and kept sums, so that it costs by the number
 * of departments. A round that ended just now is sealed first.
 *
 * @throws Problem `not-found` where there is no such round, or not for this reader
 */
export async function resultsPage<View>(
  environment: Environment,
  scope: Scope,
  choice: RoundChoice,
  { rounds: wanted, arrange }: Arrangement<View>,
): Promise<ResultsPage<View>> {
  const { organizationId } = scope;
  const source = await resultsSource(environment, organizationId);
  const { rounds } = source;
  const canPreview = scope.can("results.preview");
  const shown = shownRounds(rounds, environment.now(), canPreview);
  if (shown.length === 0 && choice.round === undefined) {
    if (!canPreview) return { kind: "empty", reason: "nothing-published" };
    return { kind: "empty", reason: rounds.length === 0 ? "no-rounds" : "nothing-open-yet" };
  }
  const hasResponses = ({ round }: ShownRound) => responsesIn(source, round).some(({ n }) => n > 0);
  const selection = selectRounds(shown, hasResponses, choice);

  // Another round that is not published yet would end the lines in a figure that nobody chose to look at.
  const onPage = shown.filter(
    (candidate) =>
      candidate === selection.round ||
      candidate === selection.earlier ||
      (wanted === "all-years" && candidate.stage === "published"),
  );
  const { material, sumAgain } = await resultsMaterial(environment, source, shown, selection, onPage);
  return arrangePage(material, sumAgain, arrange);
}
