import type { Environment } from "#app/domain/environment.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { nameOn } from "#app/domain/organization/department.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import type { ResultsMaterial, RoundOnPage } from "./chosen-results.ts";
import {
  questionnairesBetween,
  type ResultsSource,
  responsesIn,
  summedRound,
} from "./results-source.server.ts";
import { responseCount } from "./round-results.ts";
import { keptSums } from "./sealed-sums.server.ts";
import { roundNames, type Selection, type ShownRound } from "./shown-rounds.ts";

/**
 * Loads what a page of results is made from: tallies and kept sums, so that it costs by the number of departments. A
 * round that ended just now is sealed first. Departments are called what they were when the chosen round opened.
 *
 * @param shown all rounds that the reader may open, newest first
 * @param rounds those on the page, among them the ones selected
 */
export async function resultsMaterial(
  environment: Environment,
  source: ResultsSource,
  shown: readonly ShownRound[],
  selection: Selection,
  rounds: readonly ShownRound[],
): Promise<{ readonly material: ResultsMaterial; readonly sumAgain: SumAgain }> {
  const { round, earlier } = selection;
  const day = dayOf(round.round.schedule.opensAt);
  const material = {
    selection,
    names: roundNames(shown),
    rounds: await Promise.all(rounds.map((one) => roundOnPage(environment, source, one))),
    versionsBetween:
      earlier === null ? [] : await questionnairesBetween(environment, source, earlier.round, round.round),
    departmentNames: new Map(
      source.departments.map((department) => [department.id, nameOn(department, source.formerNames, day)]),
    ),
    successions: source.successions,
  };
  const sealed = rounds.filter(({ isSealed }) => isSealed).map((one) => one.round);
  return { material, sumAgain: keptSums(environment, source.organizationId, sealed) };
}

async function roundOnPage(
  environment: Environment,
  source: ResultsSource,
  shown: ShownRound,
): Promise<RoundOnPage> {
  const summed = shown.state === "awaiting-close" ? null : await summedRound(environment, source, shown);
  const counted =
    summed?.departments.map(({ invited, sums }) => ({ invited, n: sums.tally.responses })) ??
    responsesIn(source, shown.round);
  return { shown, responses: responseCount(shown.round, counted), summed };
}
