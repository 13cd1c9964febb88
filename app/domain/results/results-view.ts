import type { Instant } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import type { Basis } from "#app/domain/scoring/change.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import { type ChangeGroup, changeGroups } from "./change-groups.ts";
import {
  chosenResults,
  type NotCompared,
  nameOfRound,
  onPage,
  type ResultsMaterial,
} from "./chosen-results.ts";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { type LevelRows, levelRows } from "./level-rows.ts";
import { publishOne } from "./publication.ts";
import type { ResponseCount, RoundResults } from "./round-results.ts";
import { type DepartmentNames, nameOf } from "./row-subject.ts";
import type { RoundName, Selection } from "./shown-rounds.ts";
import type { YearSeries } from "./year-series.ts";
import { type Year, type Years, yearsOf } from "./years.ts";

/** What the results page shows. */
export type ResultsPage =
  | { readonly kind: "empty"; readonly reason: "no-rounds" | "nothing-open-yet" | "nothing-published" }
  /** A confidential round that goes on: how many have answered, and when figures appear. */
  | ({
      readonly kind: "awaiting-close";
      readonly responses: ResponseCount;
      readonly appearAt: Instant;
      /** k: groups of fewer responses will not be shown. */
      readonly threshold: number | null;
    } & Choices)
  | ({ readonly kind: "no-responses"; readonly responses: ResponseCount } & Choices)
  | ({ readonly kind: "figures" } & Choices & ResultFigures);

/** What the reader has chosen, and could choose. */
export type Choices = {
  readonly round: RoundName;
  readonly rounds: readonly RoundName[];
  readonly earlier: RoundName | null;
  readonly earlierRounds: readonly RoundName[];
};

type ResultFigures = {
  readonly responses: ResponseCount;
  /** Why no change is shown; null where changes are. */
  readonly notCompared: NotCompared | null;
  /** Whether changes are computed on those questions alone that both rounds have and show. */
  readonly basis: Basis;
  /** What is not shown one by one; null in office. */
  readonly disclosure: ShownDisclosure | null;
  readonly levels: LevelRows;
  readonly heatmap: Heatmap;
  readonly changes: readonly ChangeGroup[];
  readonly years: Years;
};

/** What is hidden in a confidential round, department by department. */
export type ShownDisclosure = {
  /** k: groups of fewer responses are not shown. */
  readonly threshold: number;
  /** The departments that are not shown one by one. */
  readonly pooled: readonly LocalizedText[];
  /** How many responses are in no figure, since the pooled departments have too few even together. */
  readonly leftOut: number;
};

/**
 * Publishes the rounds, and arranges their figures as the page shows them.
 *
 * @param sumAgain goes through the responses of sealed rounds
 */
export async function resultsView(
  material: ResultsMaterial & { readonly series: YearSeries },
  sumAgain: SumAgain,
): Promise<ResultsPage> {
  const { selection, names, successions, departmentNames } = material;
  const choices = choicesOf(selection, names);
  const { responses, summed } = onPage(material, selection.round);
  if (summed === null) {
    const { schedule, disclosure } = selection.round.round;
    const threshold = disclosure.kind === "confidential" ? disclosure.threshold : null;
    return { kind: "awaiting-close", responses, appearAt: sealsAt(schedule), threshold, ...choices };
  }
  if (responses.n === 0) return { kind: "no-responses", responses, ...choices };

  const { results, earlier, comparison, notCompared } = await chosenResults(material, summed, sumAgain);
  const years = await Promise.all(
    material.rounds.toReversed().map(async ({ shown, summed: one }): Promise<Year> => {
      const known = [results, earlier].find((other) => other?.round === shown.round);
      return {
        name: nameOfRound(names, shown),
        results: known ?? (one && (await publishOne(one, sumAgain))),
      };
    }),
  );
  const changes = comparison ? changeGroups(results.questionnaire, comparison, departmentNames) : [];
  const isCommon = changes.some((group) => group.changes.some(({ change }) => change.basis === "common"));
  return {
    kind: "figures",
    ...choices,
    responses,
    notCompared,
    basis: isCommon ? "common" : "all",
    disclosure: shownDisclosure(results, departmentNames),
    levels: levelRows(results, comparison, departmentNames),
    heatmap: heatmap(results, comparison, departmentNames),
    changes,
    years: yearsOf(years, results, material.series, successions, departmentNames),
  };
}

function shownDisclosure({ round, figures }: RoundResults, names: DepartmentNames): ShownDisclosure | null {
  if (round.disclosure.kind !== "confidential") return null;
  const hidden = figures.departments.filter(({ suppressed }) => suppressed);
  return {
    threshold: round.disclosure.threshold,
    pooled: hidden.map(({ department }) => nameOf(names, department)),
    leftOut: figures.others === null ? hidden.reduce((sum, { n }) => sum + n, 0) : 0,
  };
}

function choicesOf({ round, earlier, earlierChoices }: Selection, names: readonly RoundName[]): Choices {
  return {
    round: nameOfRound(names, round),
    rounds: names,
    earlier: earlier && nameOfRound(names, earlier),
    earlierRounds: earlierChoices.map((choice) => nameOfRound(names, choice)),
  };
}
