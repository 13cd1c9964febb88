import type { DimensionKey, Questionnaire, Scale } from "#app/domain/questionnaire/definition.ts";
import type { Figures, RoundFigures, ScoreFigure, SuppressedFigure } from "./figure.ts";
import { dimensionFigure, type FigureKey, overallKey } from "./figure-key.ts";
import { departmentWeight } from "./organization.ts";
import type { MeasuredScore } from "./score-together.ts";
import { weightedMean } from "./statistics.ts";
import { atLeast, exceeds } from "./tolerance.ts";
import {
  combineErrors,
  halfWidth,
  type Interval,
  type PooledDeviation,
  pooledDeviation,
  type StandardError,
  standardError,
  standardErrorAsTerm,
  type Term,
} from "./uncertainty.ts";

/** What can be said of a change (method § 5). `suppressed` is said where a side may not be shown (§ 6). */
export type Verdict = "suppressed" | "unknown" | "up" | "down" | "none" | "uncertain";

/** The change of one figure from one round to the next. */
export type Change = {
  /** The later score less the earlier, in points; null where a side has none. */
  readonly difference: number | null;
  /** Standard error in points; 0 where everyone answered both times. */
  readonly se: number | null;
  readonly df: number | null;
  /** 95 % confidence interval of the difference, in points. */
  readonly ci: Interval | null;
  /** Half the width of the interval: with so few answers only larger changes can be shown. */
  readonly detectable: number | null;
  readonly verdict: Verdict;
  readonly basis: Basis;
};

/** The questions compared: all, or those that both rounds have in common and both may show. */
export type Basis = "all" | "common";

/** A change with what it is the change of; `department` is null for the organization. */
export type NamedChange = Change & {
  readonly department: string | null;
  readonly figure: FigureKey;
};

/** One figure of a part of the organization in two rounds, and what the part weighs in the newer one. */
export type FigurePair = {
  readonly department: string;
  readonly before: MeasuredScore;
  readonly after: MeasuredScore;
  readonly weight: number;
  /** All where left out. */
  readonly basis?: Basis;
};

/** What the figures handed in for two rounds were computed from, where it is not simply all questions. */
export type ChangeBasis = {
  readonly of: (department: string, figure: FigureKey) => Basis;
  /** Whether the rounds have any question of the figure in common, shown or not. */
  readonly isCommon: (figure: FigureKey) => boolean;
};

const allQuestions: ChangeBasis = { of: () => "all", isCommon: () => true };

/** The smallest change that is called one unless the organization sets another: half a level, in points. */
export function minimumChange({ min, max }: Scale): number {
  return 50 / (max - min);
}

/**
 * The changes of the overall score and each dimension between two rounds of the same questionnaire: department by
 * department, then the organization's. A department missing in one of the rounds has none.
 *
 * @param minimum in points; half a level where left out
 * @throws RangeError where it is below 0
 */
export function roundChanges(
  questionnaire: Questionnaire,
  before: RoundFigures,
  after: RoundFigures,
  minimum = minimumChange(questionnaire.scale),
  basis = allQuestions,
): readonly NamedChange[] {
  if (!(minimum >= 0)) throw new RangeError(`The smallest change is 0 points or more, not ${minimum}.`);
  const earlier = new Map(before.departments.map((figures) => [figures.department, figures]));
  const inBoth = after.departments.flatMap((later) => {
    const figures = earlier.get(later.department);
    return figures ? [{ earlier: figures, later, weight: departmentWeight(later, after.weights) }] : [];
  });
  const subjects = [null, ...questionnaire.dimensions.map((dimension) => dimension.key)];
  const changes = subjects.map((dimension) => {
    const figure = dimension === null ? overallKey : dimensionFigure(dimension);
    const pairs = inBoth.map(({ earlier, later, weight }) => ({
      department: later.department,
      before: figureOf(earlier, dimension),
      after: figureOf(later, dimension),
      weight,
      basis: basis.of(later.department, figure),
    }));
    return { figure, ...figureChanges(pairs, minimum, basis.isCommon(figure)) };
  });
  const departments: readonly (string | null)[] = inBoth.map(({ later }) => later.department);
  return [...departments, null].flatMap((department) =>
    changes.flatMap(({ figure, departments, organization }) => {
      const change = department === null ? organization : departments.get(department);
      return change ? [{ department, figure, ...change }] : [];
    }),
  );
}

/**
 * The changes of one figure (method § 5): each department's, and the organization's as their weighted mean over the
 * departments that have the figure in both rounds, so that a department that comes or goes is no change. The pooled
 * deviation of each round is taken over those departments too.
 *
 * @param minimum in points
 * @param isCommon whether the rounds have any question of the figure in common: then hidden departments may have it
 */
export function figureChanges(
  pairs: readonly FigurePair[],
  minimum: number,
  isCommon = true,
): { readonly departments: ReadonlyMap<string, Change>; readonly organization: Change } {
  const shown = pairs.flatMap(({ before, after, ...pair }): readonly ShownPair[] =>
    before.suppressed || after.suppressed ? [] : [{ ...pair, before, after }],
  );
  const compared = shown.filter(({ before, after }) => before.score !== null && after.score !== null);
  const pooledBefore = pooledDeviation(compared.map(({ before }) => before));
  const pooledAfter = pooledDeviation(compared.map(({ after }) => after));
  const changes = new Map(
    shown.map(({ department, before, after, basis = "all" }) => {
      const error = combineErrors([
        { share: 1, error: standardError(before, pooledBefore) },
        { share: 1, error: standardError(after, pooledAfter) },
      ]);
      return [department, judge(difference(before, after), error, minimum, basis)];
    }),
  );
  return {
    departments: new Map(
      pairs.map(({ department, basis = "all" }) => [
        department,
        changes.get(department) ?? noChange("suppressed", basis),
      ]),
    ),
    organization:
      compared.length === 0 && isCommon && shown.length < pairs.length
        ? noChange("suppressed", basisOfAll(pairs))
        : organizationChange(compared, pooledBefore, pooledAfter, minimum, basisOfAll(compared, pairs)),
  };
}

type ShownScore = Exclude<MeasuredScore, SuppressedFigure>;
type ShownPair = Omit<FigurePair, "before" | "after"> & {
  readonly before: ShownScore;
  readonly after: ShownScore;
};

/** All where every department's is; of the departments compared, or where none is of those there are. */
function basisOfAll(compared: readonly FigurePair[], pairs: readonly FigurePair[] = []): Basis {
  const judged = compared.length > 0 ? compared : pairs;
  return judged.some(({ basis }) => basis === "common") ? "common" : "all";
}

function organizationChange(
  compared: readonly ShownPair[],
  pooledBefore: PooledDeviation | null,
  pooledAfter: PooledDeviation | null,
  minimum: number,
  basis: Basis,
): Change {
  const total = compared.reduce((sum, { weight }) => sum + weight, 0);
  const terms = compared.flatMap(({ before, after, weight }): readonly Term[] => [
    { share: weight / total, error: standardErrorAsTerm(before, pooledBefore) },
    { share: weight / total, error: standardErrorAsTerm(after, pooledAfter) },
  ]);
  const mean = weightedMean(
    compared.map(({ before, after }) => difference(before, after) ?? 0),
    compared.map(({ weight }) => weight),
  );
  return judge(mean, combineErrors(terms), minimum, basis);
}

/** What is said where there is no change to judge. */
function noChange(verdict: "suppressed" | "unknown", basis: Basis, difference: number | null = null): Change {
  return { difference, se: null, df: null, ci: null, detectable: null, verdict, basis };
}

/** The verdict on a difference: of those in method § 5, the first that applies. */
function judge(
  difference: number | null,
  error: StandardError | null,
  minimum: number,
  basis: Basis,
): Change {
  if (difference === null || error === null) return noChange("unknown", basis, difference);
  const half = halfWidth(error);
  const [low, high]: Interval = [difference - half, difference + half];
  return {
    difference,
    se: error.se,
    df: error.df,
    ci: [low, high],
    detectable: half,
    verdict: verdictOf(difference, [low, high], minimum),
    basis,
  };
}

function verdictOf(difference: number, [low, high]: Interval, minimum: number): Verdict {
  // Where everyone answered, the interval is the difference itself: it excludes 0 unless there is no difference.
  const excludesZero = exceeds(low, 0) || exceeds(0, high);
  if (atLeast(Math.abs(difference), minimum) && excludesZero) return difference > 0 ? "up" : "down";
  if (atLeast(low, -minimum) && atLeast(minimum, high)) return "none";
  return "uncertain";
}

function difference(before: ShownScore, after: ShownScore): number | null {
  return before.score === null || after.score === null ? null : after.score - before.score;
}

function figureOf(figures: Figures, dimension: DimensionKey | null): ScoreFigure {
  const figure = dimension === null ? figures.overall : figures.dimensions.get(dimension);
  if (figure === undefined) throw new RangeError(`The round has no figure for dimension ${dimension}.`);
  return figure;
}
