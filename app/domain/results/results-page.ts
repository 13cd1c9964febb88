import type { Instant } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import type { Destruction } from "#app/domain/round/round.ts";
import type { Basis } from "#app/domain/scoring/change.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import {
  type ChosenResults,
  chosenResults,
  type NotCompared,
  nameOfRound,
  onPage,
  type ResultsMaterial,
} from "./chosen-results.ts";
import { publishOne } from "./publication.ts";
import type { ResponseCount, RoundResults } from "./round-results.ts";
import { type DepartmentNames, nameOf } from "./row-subject.ts";
import type { RoundName, Selection } from "./shown-rounds.ts";
import type { Year } from "./years.ts";

/** What a page of results shows; `view` is what that page makes of the chosen round. */
export type ResultsPage<View> =
  | { readonly kind: "empty"; readonly reason: "no-rounds" | "nothing-open-yet" | "nothing-published" }
  /** A confidential round that goes on: how many have answered, and when figures appear. */
  | ({
      readonly kind: "awaiting-close";
      readonly responses: ResponseCount;
      readonly appearAt: Instant;
      /** k: groups of fewer responses will not be shown. */
      readonly threshold: number | null;
    } & Choices)
  | ({
      readonly kind: "no-responses";
      readonly responses: ResponseCount;
      /** Whether no more can come in. */
      readonly hasEnded: boolean;
    } & Choices)
  | FiguresPage<View>;

/** A page that has figures to show. */
export type FiguresPage<View> = { readonly kind: "figures"; readonly view: View } & Choices & RoundFacts;

/** What the reader has chosen, and could choose. */
export type Choices = {
  readonly round: RoundName;
  readonly rounds: readonly RoundName[];
  readonly earlier: RoundName | null;
  readonly earlierRounds: readonly RoundName[];
};

/** What every page says of the round whose figures it shows. */
type RoundFacts = {
  readonly responses: ResponseCount;
  /** Why no change is shown; null where changes are. */
  readonly notCompared: NotCompared | null;
  /** Whether changes are computed on those questions alone that both rounds have and show. */
  readonly basis: Basis;
  /** What is not shown one by one; null in office. */
  readonly disclosure: ShownDisclosure | null;
  /** The round's number in the organization's register; null where it has none. */
  readonly diaryNumber: string | null;
  /** By which decision its answers have been destroyed; null: they are kept. */
  readonly destruction: Destruction | null;
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

/** The chosen round as it may be shown, beside the earlier one where they compare: what pages arrange. */
export type OpenedRound = ChosenResults & {
  readonly names: DepartmentNames;
  readonly successions: ResultsMaterial["successions"];
  /** The versions of the questionnaire between those of the two rounds. */
  readonly versionsBetween: ResultsMaterial["versionsBetween"];
  /** The rounds on the page as years, oldest first. */
  readonly years: () => Promise<readonly Year[]>;
};

/** What one of the pages makes of an opened round. */
export type Arrangement<View> = {
  /** `all-years`: it shows every published round's figures, beside those of the two that are chosen. */
  readonly rounds: "chosen" | "all-years";
  readonly arrange: (opened: OpenedRound) => View | Promise<View>;
};

/**
 * Publishes the chosen round, and lets a page arrange its figures; or says why there are none.
 *
 * @param sumAgain goes through the responses of sealed rounds
 */
export async function arrangePage<View>(
  material: ResultsMaterial,
  sumAgain: SumAgain,
  arrange: Arrangement<View>["arrange"],
): Promise<ResultsPage<View>> {
  const { selection, names, successions, departmentNames } = material;
  const choices = choicesOf(selection, names);
  const { responses, summed } = onPage(material, selection.round);
  if (summed === null) {
    const { schedule, disclosure } = selection.round.round;
    const threshold = disclosure.kind === "confidential" ? disclosure.threshold : null;
    return { kind: "awaiting-close", responses, appearAt: sealsAt(schedule), threshold, ...choices };
  }
  if (responses.n === 0)
    return { kind: "no-responses", responses, hasEnded: selection.round.isSealed, ...choices };

  const chosen = await chosenResults(material, summed, sumAgain);
  const view = await arrange({
    ...chosen,
    names: departmentNames,
    successions,
    versionsBetween: material.versionsBetween,
    years: () => publishedYears(material, chosen, sumAgain),
  });
  return {
    kind: "figures",
    ...choices,
    responses,
    notCompared: chosen.notCompared,
    basis: basisOf(chosen),
    disclosure: shownDisclosure(chosen.results, departmentNames),
    diaryNumber: chosen.results.round.diaryNumber,
    destruction: chosen.results.round.destruction,
    view,
  };
}

function publishedYears(
  { rounds, names }: ResultsMaterial,
  { results, earlier }: ChosenResults,
  sumAgain: SumAgain,
): Promise<readonly Year[]> {
  return Promise.all(
    rounds.toReversed().map(async ({ shown, summed }): Promise<Year> => {
      const known = [results, earlier].find((other) => other?.round.id === shown.round.id);
      return {
        name: nameOfRound(names, shown),
        results: known ?? (summed && (await publishOne(summed, sumAgain))),
      };
    }),
  );
}

/** Common where any change is computed on fewer questions than the rounds' own figures. */
function basisOf({ comparison }: ChosenResults): Basis {
  if (comparison === null) return "all";
  const changes = [comparison.organization, ...comparison.parts].flatMap((part) => [
    ...part.changes.values(),
  ]);
  return changes.some(({ basis }) => basis === "common") ? "common" : "all";
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
