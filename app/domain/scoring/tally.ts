import type { Answers, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { countedValues } from "./answer.ts";
import { dimensionFigure, type FigureKey, overallKey, questionFigure } from "./figure-key.ts";
import { answerTo, isApplicable, type QuestionScore, type ResponseScore } from "./response.ts";

/**
 * What the database keeps of a group in place of its answers: sums that a response adds to when it is submitted and
 * is taken from when it is withdrawn, so that figures cost by the number of groups, never of answers.
 */
export type Tally = {
  /** How many responses were added up. */
  readonly responses: number;
  readonly figures: ReadonlyMap<FigureKey, FigureTally>;
};

export type FigureTally = {
  /** How many responses have the score. */
  readonly n: number;
  /** Σ (score − 50), in points. */
  readonly sum: number;
  /** Σ (score − 50)², in points². */
  readonly sumOfSquares: number;
  /** To how many responses the figure applies, scored or not. */
  readonly applicable: number;
  /** Σ coverage (0–1) of the responses to which a dimension applies; 0 for other figures. */
  readonly coverageSum: number;
  /** For a question, how often each value was given (keys of `countedValues`), and the three states below. */
  readonly counts: ReadonlyMap<string, number>;
};

/** Keys of `counts` for the answers that are no value; no choice is called so (method § 8). */
export const COUNT_NOT_APPLICABLE = "#NA";
export const COUNT_DONT_KNOW = "#DK";
export const COUNT_UNANSWERED = "#NONE";

/**
 * Scores are summed as deviations from the middle of the scale. The mean of squares then exceeds the variance by at
 * most 50² in place of 100², and by nothing much where scores lie around the middle, so Σx² − (Σx)²/n cancels fewer
 * digits. A fixed point, unlike a running mean, lets two tallies be added by adding their sums.
 */
const FIXED_POINT = 50;

/** Squared deviations (points²) below this are rounding: two answers 0.00004 points apart count as alike. */
const ROUNDING_FLOOR = 1e-9;

/** What mean and deviation come from. */
export type Moments = Pick<FigureTally, "n" | "sum" | "sumOfSquares">;

export const emptyTally: Tally = { responses: 0, figures: new Map() };

export const emptyFigureTally: FigureTally = {
  n: 0,
  sum: 0,
  sumOfSquares: 0,
  applicable: 0,
  coverageSum: 0,
  counts: new Map(),
};

/** What one response contributes to its group's tally: every figure stands in it, those that do not apply with zeros. */
export function tallyResponse(questionnaire: Questionnaire, answers: Answers, score: ResponseScore): Tally {
  const figures = new Map<FigureKey, FigureTally>();
  figures.set(overallKey, figureTally(score.overall.score, score.overall.applicable));
  for (const [key, dimension] of score.dimensions) {
    const tally = figureTally(dimension.score, dimension.applicable);
    figures.set(dimensionFigure(key), { ...tally, coverageSum: dimension.coverage ?? 0 });
  }
  for (const question of questionnaire.questions) {
    const questionScore = score.questions.get(question.name);
    if (questionScore === undefined) continue;
    const counted =
      questionScore.state === "hidden" ? [] : countedValues(question, answerTo(question.name, answers));
    const keys = [...counted, ...stateCount(questionScore)];
    figures.set(questionFigure(question.name), {
      ...figureTally(
        questionScore.state === "scored" ? questionScore.score : null,
        isApplicable(questionScore),
      ),
      counts: new Map(keys.map((key) => [key, 1])),
    });
  }
  return { responses: 1, figures };
}

/** The tally of both groups' responses. */
export function addTally(a: Tally, b: Tally): Tally {
  return combine(a, b, 1);
}

/**
 * The tally without the responses of `b`, which were added to it before.
 * @throws RangeError where they cannot have been
 */
export function subtractTally(a: Tally, b: Tally): Tally {
  return combine(a, b, -1);
}

/** How far sums of the same numbers, added in another order or taken out again, may lie apart. */
const SUMMING_TOLERANCE = 1e-6;

/** The figures in which two tallies differ by more than the order in which they were added up. */
export function unlikeFigures(a: Tally, b: Tally): readonly FigureKey[] {
  const isUnlike = (x: FigureTally, y: FigureTally): boolean =>
    a.responses !== b.responses ||
    x.n !== y.n ||
    x.applicable !== y.applicable ||
    (["sum", "sumOfSquares", "coverageSum"] as const).some((part) => {
      return Math.abs(x[part] - y[part]) > SUMMING_TOLERANCE * (1 + Math.abs(y[part]));
    }) ||
    [...new Set([...x.counts.keys(), ...y.counts.keys()])].some((value) => {
      return (x.counts.get(value) ?? 0) !== (y.counts.get(value) ?? 0);
    });
  return [...new Set([...a.figures.keys(), ...b.figures.keys()])].filter((key) =>
    isUnlike(a.figures.get(key) ?? emptyFigureTally, b.figures.get(key) ?? emptyFigureTally),
  );
}

/** A figure's mean score (0–100) over the responses that have it; null of none. */
export function tallyMean({ n, sum }: Pick<Moments, "n" | "sum">): number | null {
  if (n === 0) return null;
  return Math.min(100, Math.max(0, FIXED_POINT + sum / n));
}

/**
 * A figure's standard deviation (points, with n − 1); null for fewer than two. Exactly 0 where all scores are alike
 * as far as sums of doubles can tell: on n numbers they are off by n machine epsilons of the sum of squares.
 */
export function tallyDeviation({ n, sum, sumOfSquares }: Moments): number | null {
  if (n < 2) return null;
  const squares = sumOfSquares - (sum * sum) / n;
  const rounding = ROUNDING_FLOOR + 4 * n * Number.EPSILON * sumOfSquares;
  return squares <= rounding ? 0 : Math.sqrt(squares / (n - 1));
}

/** The sums of which a mean and a deviation (with n − 1; null for fewer than two) have come. */
export function momentsOf(n: number, mean: number, deviation: number | null): Moments {
  const middle = mean - FIXED_POINT;
  return { n, sum: n * middle, sumOfSquares: n * middle ** 2 + (n - 1) * (deviation ?? 0) ** 2 };
}

function figureTally(score: number | null, applicable: boolean): FigureTally {
  const deviation = score === null ? 0 : score - FIXED_POINT;
  return {
    ...emptyFigureTally,
    n: score === null ? 0 : 1,
    sum: deviation,
    sumOfSquares: deviation * deviation,
    applicable: applicable ? 1 : 0,
  };
}

function stateCount(score: QuestionScore): readonly string[] {
  switch (score.state) {
    case "does-not-apply":
      return [COUNT_NOT_APPLICABLE];
    case "dont-know":
      return [COUNT_DONT_KNOW];
    case "unanswered":
      return [COUNT_UNANSWERED];
    case "scored":
    case "hidden":
      return [];
  }
}

function combine(a: Tally, b: Tally, sign: 1 | -1): Tally {
  const figures = new Map(a.figures);
  for (const [key, tally] of b.figures) {
    figures.set(key, combineFigures(figures.get(key) ?? emptyFigureTally, tally, sign));
  }
  return { responses: count(a.responses, b.responses, sign), figures };
}

function combineFigures(a: FigureTally, b: FigureTally, sign: 1 | -1): FigureTally {
  const n = count(a.n, b.n, sign);
  const applicable = count(a.applicable, b.applicable, sign);
  const counts = new Map(a.counts);
  for (const [key, times] of b.counts) {
    const left = count(counts.get(key) ?? 0, times, sign);
    if (left === 0) counts.delete(key);
    else counts.set(key, left);
  }
  // Where nothing is left, neither is what rounding left behind.
  return {
    n,
    sum: n === 0 ? 0 : a.sum + sign * b.sum,
    sumOfSquares: n === 0 ? 0 : Math.max(0, a.sumOfSquares + sign * b.sumOfSquares),
    applicable,
    coverageSum: applicable === 0 ? 0 : a.coverageSum + sign * b.coverageSum,
    counts,
  };
}

function count(a: number, b: number, sign: 1 | -1): number {
  const result = a + sign * b;
  if (result < 0) throw new RangeError("A tally cannot give back responses that were never added to it.");
  return result;
}
