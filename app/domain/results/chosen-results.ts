import type { Succession } from "#app/domain/organization/succession.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import { AnswersDestroyed } from "./answers-destroyed.ts";
import { type Comparison, compareRounds, type NotComparable, obstacle } from "./comparison.ts";
import { publishOne } from "./publication.ts";
import type { ResponseCount, RoundResults, SummedRound } from "./round-results.ts";
import type { DepartmentNames } from "./row-subject.ts";
import type { RoundName, Selection, ShownRound } from "./shown-rounds.ts";

/** What a page of results is made from. */
export type ResultsMaterial = {
  readonly selection: Selection;
  /** Of all rounds that the reader may open, newest first. */
  readonly names: readonly RoundName[];
  /** The rounds on this page, newest first. */
  readonly rounds: readonly RoundOnPage[];
  /** The versions of the questionnaire between those of the two rounds that are compared. */
  readonly versionsBetween: readonly Questionnaire[];
  readonly departmentNames: DepartmentNames;
  readonly successions: readonly Succession[];
};

export type RoundOnPage = {
  readonly shown: ShownRound;
  readonly responses: ResponseCount;
  /** Null where no figure of it may be computed yet. */
  readonly summed: SummedRound | null;
};

/** Why no change is shown. */
export type NotCompared =
  | "first-round"
  | "earlier-awaiting-close"
  | "earlier-without-responses"
  /** Answers of one of the two are gone, and what the comparison needs was not summed before. */
  | "answers-destroyed"
  | NotComparable;

/** The chosen round as it may be shown; where nothing stands in the way, compared with the earlier one. */
export type ChosenResults = {
  readonly results: RoundResults;
  readonly earlier: RoundResults | null;
  readonly comparison: Comparison | null;
  /** Null where changes are shown. */
  readonly notCompared: NotCompared | null;
};

/**
 * Publishes the chosen round, with the changes since the earlier one.
 *
 * @param summed the chosen round
 * @param sumAgain goes through the responses of sealed rounds
 */
export async function chosenResults(
  material: ResultsMaterial,
  summed: SummedRound,
  sumAgain: SumAgain,
): Promise<ChosenResults> {
  const { selection, successions, versionsBetween } = material;
  const earlier = selection.earlier && onPage(material, selection.earlier);
  const notCompared = whyNotCompared(selection, earlier, summed);
  if (!earlier?.summed || notCompared !== null) {
    return alone(summed, sumAgain, notCompared);
  }
  try {
    const compared = await compareRounds(earlier.summed, summed, successions, versionsBetween, sumAgain);
    return {
      results: compared.later,
      earlier: compared.earlier,
      comparison: compared.comparison,
      notCompared,
    };
  } catch (error) {
    if (!(error instanceof AnswersDestroyed)) throw error;
    return alone(summed, sumAgain, "answers-destroyed");
  }
}

async function alone(
  summed: SummedRound,
  sumAgain: SumAgain,
  notCompared: NotCompared | null,
): Promise<ChosenResults> {
  return { results: await publishOne(summed, sumAgain), earlier: null, comparison: null, notCompared };
}

/** A round that is shown, with what the page has of it. */
export function onPage({ rounds }: ResultsMaterial, wanted: ShownRound): RoundOnPage {
  const found = rounds.find(({ shown }) => shown === wanted);
  if (found === undefined) throw new Error("A round that is shown is not among those on the page.");
  return found;
}

export function nameOfRound(names: readonly RoundName[], { round }: ShownRound): RoundName {
  const name = names.find(({ slug }) => slug === round.slug);
  if (name === undefined) throw new Error("A round on the page is not among those that may be chosen.");
  return name;
}

function whyNotCompared(
  selection: Selection,
  earlier: RoundOnPage | null,
  chosen: SummedRound,
): NotCompared | null {
  if (earlier === null || earlier.summed === null)
    return selection.isFirst ? "first-round" : "earlier-awaiting-close";
  if (earlier.responses.n === 0) return "earlier-without-responses";
  return obstacle(earlier.summed, chosen);
}
