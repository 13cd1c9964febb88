import type { Succession } from "#app/domain/organization/succession.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { type ChangeGroup, changeGroups } from "./change-groups.ts";
import { compareRounds, type NotComparable, obstacle } from "./comparison.ts";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { type LevelRows, levelRows } from "./level-rows.ts";
import type { RoundResults } from "./round-results.ts";
import type { RoundName, Selection, ShownRound } from "./shown-rounds.ts";
import type { YearSeries } from "./year-series.ts";
import { type Years, yearsOf } from "./years.ts";

/** What the results page shows. */
export type ResultsPage =
  | { readonly kind: "empty"; readonly reason: "no-rounds" | "nothing-open-yet" | "nothing-published" }
  /** A confidential round: no figure of it is shown yet. */
  | ({ readonly kind: "suppressed" } & Choices)
  | ({ readonly kind: "no-responses"; readonly responses: ResponseCount } & Choices)
  | ({ readonly kind: "figures" } & Choices & ResultFigures);

/** What the reader has chosen, and could choose. */
export type Choices = {
  readonly round: RoundName;
  readonly rounds: readonly RoundName[];
  readonly earlier: RoundName | null;
  readonly earlierRounds: readonly RoundName[];
};

export type ResponseCount = {
  readonly n: number;
  /** Null where it is unknown. */
  readonly invited: number | null;
  /** Whether people answered one by one, or departments did. */
  readonly answering: "individual" | "joint";
};

type ResultFigures = {
  readonly responses: ResponseCount;
  /** Why no change is shown; null where changes are. */
  readonly notCompared:
    | "first-round"
    | "earlier-suppressed"
    | "earlier-without-responses"
    | NotComparable
    | null;
  readonly levels: LevelRows;
  readonly heatmap: Heatmap;
  readonly changes: readonly ChangeGroup[];
  readonly years: Years;
};

/** What the view is made from; `results` are those of `shown`, in the same order, null where suppressed. */
export type ResultsMaterial = {
  readonly selection: Selection;
  /** Of all rounds that the reader may open, newest first. */
  readonly names: readonly RoundName[];
  /** The rounds on this page, newest first. */
  readonly shown: readonly ShownRound[];
  readonly results: readonly (RoundResults | null)[];
  readonly series: YearSeries;
  readonly departmentNames: ReadonlyMap<string, LocalizedText>;
  readonly successions: readonly Succession[];
};

/** Arranges the figures of the rounds as the page shows them. */
export function resultsView(material: ResultsMaterial): ResultsPage {
  const { selection, names, departmentNames, successions } = material;
  const choices = choicesOf(selection, names);
  const results = resultsOf(material, selection.round);
  if (results === null) return { kind: "suppressed", ...choices };
  const responses = responseCount(results);
  if (responses.n === 0) return { kind: "no-responses", responses, ...choices };

  const earlier = selection.earlier && resultsOf(material, selection.earlier);
  const notCompared = whyNotCompared(selection, earlier, results);
  const comparison = earlier && notCompared === null ? compareRounds(earlier, results, successions) : null;
  const { answering } = selection.round.round;
  const years = material.shown
    .map((shown) => ({ name: nameOfRound(names, shown), results: resultsOf(material, shown) }))
    .reverse();
  return {
    kind: "figures",
    ...choices,
    responses,
    notCompared,
    levels: levelRows(results, comparison, departmentNames),
    heatmap: heatmap(results, comparison, departmentNames),
    changes: comparison ? changeGroups(results.questionnaire, comparison, answering, departmentNames) : [],
    years: yearsOf(years, results, material.series, successions, departmentNames),
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

function resultsOf({ shown, results }: ResultsMaterial, wanted: ShownRound): RoundResults | null {
  return results[shown.indexOf(wanted)] ?? null;
}

function nameOfRound(names: readonly RoundName[], { round }: ShownRound): RoundName {
  const name = names.find(({ slug }) => slug === round.slug);
  if (name === undefined) throw new Error("A round on the page is not among those that may be chosen.");
  return name;
}

function responseCount({ shown, figures }: RoundResults): ResponseCount {
  const { n, invited } = figures.organization;
  return { n, invited, answering: shown.round.answering };
}

function whyNotCompared(
  selection: Selection,
  earlier: RoundResults | null,
  results: RoundResults,
): ResultFigures["notCompared"] {
  if (earlier === null) return selection.isFirst ? "first-round" : "earlier-suppressed";
  if (earlier.figures.organization.n === 0) return "earlier-without-responses";
  return obstacle(earlier, results);
}
