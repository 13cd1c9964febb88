import type { DepartmentId } from "#app/domain/id.ts";
import {
  type ComparableGroup,
  comparableGroups,
  type Succession,
} from "#app/domain/organization/succession.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isSameVersion } from "#app/domain/scoring/common-questions.ts";
import type { Figures, ScoreFigure } from "#app/domain/scoring/figure.ts";
import {
  dimensionFigure,
  type FigureKey,
  overallKey,
  parseFigureKey,
} from "#app/domain/scoring/figure-key.ts";
import { levelOf, shownLevel } from "#app/domain/scoring/level.ts";
import { scoreTogether } from "#app/domain/scoring/score-together.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import { comparisonRounding, isConfidential, publishPair } from "./publication.ts";
import type { RoundResults, SummedRound } from "./round-results.ts";
import { type ShownChange, shownChange } from "./shown-change.ts";

/** Why the years before and after do not compare as they stand. */
export type TrendBreak = "other-questionnaire" | "other-answering" | "other-version";

/** Why two rounds are not compared; `not-closed-yet`: they will be, once both have closed. */
export type NotComparable = Exclude<TrendBreak, "other-version"> | "not-closed-yet";

/** What has changed in a part of the organization, or in all of it. */
export type ComparedFigures = {
  readonly changes: ReadonlyMap<FigureKey, ShownChange>;
  /** The levels that both rounds show of it, whatever questions the change is computed on. */
  readonly levels: ReadonlyMap<FigureKey, LevelPair>;
};

export type LevelPair = { readonly before: PlacedLevel | null; readonly after: PlacedLevel | null };

/** A level as it is shown, and where it is drawn on the scale: in a confidential round by the score in whole points. */
export type PlacedLevel = { readonly level: number; readonly place: number };

/** Departments of two rounds that are the same part of the organization, with what has changed in it. */
export type ComparedPart = ComparableGroup & ComparedFigures;

export type Comparison = {
  readonly parts: readonly ComparedPart[];
  readonly organization: ComparedFigures;
};

type Measured = Pick<SummedRound, "round" | "questionnaire">;

/** Whether something between two rounds breaks the line from the one to the other. */
export function trendBreak(earlier: Measured, later: Measured): TrendBreak | null {
  if (earlier.questionnaire.id !== later.questionnaire.id) return "other-questionnaire";
  if (earlier.round.answering !== later.round.answering) return "other-answering";
  return isSameVersion(earlier.questionnaire, later.questionnaire) ? null : "other-version";
}

/** What stands in the way of comparing two rounds; null: nothing. */
export function obstacle(earlier: SummedRound, later: SummedRound): NotComparable | null {
  const between = trendBreak(earlier, later);
  if (between === "other-questionnaire" || between === "other-answering") return between;
  // Both sides are summed again by what they have in common, and may both show: only a sealed round's can be.
  const isSummedAgain = between === "other-version" || isConfidential(earlier) || isConfidential(later);
  return isSummedAgain && !(earlier.isSealed && later.isSealed) ? "not-closed-yet" : null;
}

/**
 * Two rounds and the changes between them. Departments that merged or were split are compared with what they were
 * together; those without a counterpart are in no part.
 *
 * @param versionsBetween the versions of the questionnaire between those of the two rounds
 */
export async function compareRounds(
  earlier: SummedRound,
  later: SummedRound,
  successions: readonly Succession[],
  versionsBetween: readonly Questionnaire[],
  sumAgain: SumAgain,
): Promise<ComparedRounds> {
  const pairs = counterparts(idsOf(earlier), idsOf(later), successions);
  const comparisons = comparisonsOf(later);
  const known = comparisons.get(earlier);
  if (known !== undefined && isSameLink(known, pairs, versionsBetween)) return known.compared;
  const compared = comparePairs(earlier, later, pairs, versionsBetween, sumAgain);
  const made = { pairs, versionsBetween, compared };
  comparisons.set(earlier, made);
  compared.catch(() => comparisons.get(earlier) === made && comparisons.delete(earlier));
  return compared;
}

type ComparedRounds = {
  readonly earlier: RoundResults;
  readonly later: RoundResults;
  readonly comparison: Comparison;
};

/** What came of comparing two rounds, by what lay between them then. */
type KeptComparison = {
  readonly pairs: readonly ComparableGroup[];
  readonly versionsBetween: readonly Questionnaire[];
  readonly compared: Promise<ComparedRounds>;
};

/** Of rounds that are still there: see `onceARound`. */
const kept = new WeakMap<SummedRound, WeakMap<SummedRound, KeptComparison>>();

function comparisonsOf(later: SummedRound): WeakMap<SummedRound, KeptComparison> {
  const known = kept.get(later) ?? new WeakMap<SummedRound, KeptComparison>();
  kept.set(later, known);
  return known;
}

/** Versions are the same where they are the same objects: each is read once. */
function isSameLink(
  known: KeptComparison,
  pairs: readonly ComparableGroup[],
  versionsBetween: readonly Questionnaire[],
): boolean {
  return (
    known.versionsBetween.length === versionsBetween.length &&
    known.versionsBetween.every((version, index) => version === versionsBetween[index]) &&
    JSON.stringify(known.pairs) === JSON.stringify(pairs)
  );
}

async function comparePairs(
  earlier: SummedRound,
  later: SummedRound,
  pairs: readonly ComparableGroup[],
  versionsBetween: readonly Questionnaire[],
  sumAgain: SumAgain,
): Promise<ComparedRounds> {
  const parts = pairs.map((pair) => ({ name: partName(pair), ...pair }));
  const published = await publishPair(earlier, later, { parts, versionsBetween }, sumAgain);
  const rounding = comparisonRounding(earlier, later);
  const changesOf = (department: string | null): ComparedFigures["changes"] =>
    new Map(
      published.changes
        .filter((change) => change.department === department)
        .map((change) => [change.figure, shownChange(change, later.round.answering, rounding)] as const),
    );
  const keys = [
    overallKey,
    ...later.questionnaire.dimensions.map(({ key }): FigureKey => dimensionFigure(key)),
  ];
  const levelsOf = (
    level: (results: RoundResults, side: "earlier" | "later", key: FigureKey) => PlacedLevel | null,
  ) =>
    new Map(
      keys.map((key) => [
        key,
        { before: level(published.earlier, "earlier", key), after: level(published.later, "later", key) },
      ]),
    );
  return {
    earlier: published.earlier,
    later: published.later,
    comparison: {
      parts: pairs.map((pair) => ({
        ...pair,
        changes: changesOf(partName(pair)),
        levels: levelsOf((results, side, key) => levelTogether(results, pair[side], key)),
      })),
      organization: {
        changes: changesOf(null),
        levels: levelsOf((results, _, key) =>
          placedLevel(results, figureOf(results.figures.organization, key)),
        ),
      },
    },
  };
}

/** The parts of the organization that both rounds have. */
export function counterparts(
  earlier: readonly DepartmentId[],
  later: readonly DepartmentId[],
  successions: readonly Succession[],
): readonly ComparableGroup[] {
  return comparableGroups(earlier, later, successions).filter(
    (group) => group.earlier.length > 0 && group.later.length > 0,
  );
}

/**
 * The level of several departments' responses as those of one, out of what is shown of each; null where that of one
 * is hidden, or nobody has it.
 */
export function levelTogether(
  results: RoundResults,
  departments: readonly DepartmentId[],
  key: FigureKey,
): PlacedLevel | null {
  const figures = figuresOf(results, departments, key);
  if (figures.length === 1) return placedLevel(results, figures[0]);
  const score = scoreTogether(figures)?.score ?? null;
  if (score === null) return null;
  const place = levelOf(score, results.questionnaire.scale);
  return { place, level: isConfidential(results) ? shownLevel(place) : place };
}

/** A figure of each of some departments. */
export function figuresOf(
  { figures }: RoundResults,
  departments: readonly DepartmentId[],
  key: FigureKey,
): readonly ScoreFigure[] {
  return figures.departments
    .filter(({ department }) => departments.some((id) => id === department))
    .flatMap((member) => figureOf(member, key) ?? []);
}

function placedLevel(
  { questionnaire }: RoundResults,
  figure: Pick<ScoreFigure, "score" | "level"> | undefined,
): PlacedLevel | null {
  if (!figure || figure.score === null || figure.level === null) return null;
  return { level: figure.level, place: levelOf(figure.score, questionnaire.scale) };
}

/** A figure of a group; undefined where its round has none of that key. */
export function figureOf(figures: Figures, key: FigureKey): ScoreFigure | undefined {
  const subject = parseFigureKey(key);
  switch (subject.kind) {
    case "overall":
      return figures.overall;
    case "dimension":
      return figures.dimensions.get(subject.key);
    case "question":
      return figures.questions.get(subject.name);
  }
}

function idsOf({ departments }: SummedRound): readonly DepartmentId[] {
  return departments.map(({ department }) => department);
}

function partName({ later }: ComparableGroup): string {
  return later.join("+");
}
