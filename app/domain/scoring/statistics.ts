import { studentQuantile, studentTwoSided } from "./student.ts";
import { exceeds } from "./tolerance.ts";

/**
 * Statistics on plain numbers (method § 8), without knowledge of questionnaires. Each function throws RangeError on
 * input that cannot be (text for a number, a weight below 0) and returns null where the figure is undefined.
 */
export { krippendorffAlpha, type RatingMetric } from "./krippendorff.ts";
export { studentQuantile } from "./student.ts";

/** The arithmetic mean; null of nothing. */
export function mean(xs: readonly number[]): number | null {
  requireFinite(xs);
  if (xs.length === 0) return null;
  return between(xs, sum(xs) / xs.length);
}

/**
 * Σ w·x / Σ w; null where there is no weight.
 * @throws RangeError also where there is not one weight, ≥ 0, for each number
 */
export function weightedMean(xs: readonly number[], ws: readonly number[]): number | null {
  requireFinite(xs);
  requireFinite(ws);
  if (xs.length !== ws.length) throw new RangeError(`${xs.length} numbers have ${ws.length} weights.`);
  if (ws.some((w) => w < 0)) throw new RangeError("A weight is 0 or more.");
  const total = sum(ws);
  if (total === 0) return null;
  return between(xs, sum(xs.map((x, i) => x * (ws[i] ?? 0))) / total);
}

/** The middle number, or the mean of the two in the middle; null of nothing. */
export function median(xs: readonly number[]): number | null {
  requireFinite(xs);
  const sorted = [...xs].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : lower + (upper - lower) / 2;
}

/** The sample's standard deviation, with n − 1; null for fewer than two. */
export function standardDeviation(xs: readonly number[]): number | null {
  const squares = sumOfSquaredDeviations(xs);
  return squares === null || xs.length < 2 ? null : Math.sqrt(squares / (xs.length - 1));
}

/** The options of an interval. */
export type IntervalOptions = {
  /** How many there are altogether, answered or not; unknown where left out. */
  readonly population?: number;
  /** The confidence level, between 0 and 1; 0.95 where left out. */
  readonly level?: number;
};

/** A mean with its confidence interval. */
export type MeanInterval = { readonly mean: number; readonly low: number; readonly high: number };

/**
 * The mean with its confidence interval, mean ± t · s/√n · √(1 − n/N) (method § 4; Cochran 1977 for the finite
 * population). Where everyone answered it is the mean itself. Not cut to any scale.
 *
 * @returns null for fewer than two numbers, or all alike, unless they are the whole population: a few equal answers
 *   do not prove that the others think so
 * @throws RangeError also where there are more numbers than the population holds
 */
export function meanInterval(xs: readonly number[], options: IntervalOptions = {}): MeanInterval | null {
  const level = confidenceLevel(options.level);
  const sample = meanOf(xs, options.population ?? null);
  if (sample === null || sample.variance === null) return null;
  if (sample.variance === 0) {
    return sample.everyone ? { mean: sample.mean, low: sample.mean, high: sample.mean } : null;
  }
  const half = studentQuantile((1 + level) / 2, sample.df) * Math.sqrt(sample.variance);
  return { mean: sample.mean, low: sample.mean - half, high: sample.mean + half };
}

/** The options of a comparison. */
export type WelchOptions = {
  /** How many each side holds altogether; null where unknown. */
  readonly populations?: readonly [number | null, number | null];
  /** The confidence level, between 0 and 1; 0.95 where left out. */
  readonly level?: number;
};

/** The difference of two means: `t`, `df` and `p` are null where everyone answered on both sides. */
export type Difference = {
  readonly difference: number;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly low: number;
  readonly high: number;
};

/**
 * The difference of two means (the first less the second) with unequal variances: t, degrees of freedom, two-sided
 * p value and confidence interval (Welch 1947, Satterthwaite 1946; method § 5).
 *
 * @returns null where a side has too few numbers, or the numbers of both are all alike without being everybody's
 */
export function welch(
  xs: readonly number[],
  ys: readonly number[],
  options: WelchOptions = {},
): Difference | null {
  const level = confidenceLevel(options.level);
  const [populationX, populationY] = options.populations ?? [null, null];
  const x = meanOf(xs, populationX);
  const y = meanOf(ys, populationY);
  if (x === null || y === null || x.variance === null || y.variance === null) return null;
  const difference = x.mean - y.mean;
  const variance = x.variance + y.variance;
  if (variance === 0) {
    if (!(x.everyone && y.everyone)) return null;
    return { difference, t: null, df: null, p: null, low: difference, high: difference };
  }
  // As shares of the variance, whose square would leave the range of doubles where it is very small.
  const shares = [x, y].map((side) => (side.variance ? (side.variance / variance) ** 2 / side.df : 0));
  const df = 1 / sum(shares);
  const t = difference / Math.sqrt(variance);
  const half = studentQuantile((1 + level) / 2, df) * Math.sqrt(variance);
  return {
    difference,
    t,
    df,
    p: studentTwoSided(t, df),
    low: difference - half,
    high: difference + half,
  };
}

/**
 * Agreement on one question, r_wg = 1 − s²/σ²: s² of the answers' scores with n − 1, σ² the variance of the options'
 * scores, each equally likely. 1 where all answered alike; below 0 where answers split between the extremes.
 *
 * Source: James, Demaree & Wolf 1984, uniform null distribution (method § 4).
 *
 * @returns null for fewer than two answers, or options that all score the same
 * @throws RangeError also where a score lies outside the options' scores
 */
export function agreement(scores: readonly number[], optionScores: readonly number[]): number | null {
  const optionSquares = sumOfSquaredDeviations(optionScores);
  const squares = sumOfSquaredDeviations(scores);
  const lowest = Math.min(...optionScores);
  const highest = Math.max(...optionScores);
  const outside = scores.find((score) => exceeds(score, highest) || exceeds(lowest, score));
  if (outside !== undefined) throw new RangeError(`No option scores ${outside}.`);
  if (squares === null || scores.length < 2 || !optionSquares) return null;
  return 1 - squares / (scores.length - 1) / (optionSquares / optionScores.length);
}

/**
 * Cronbach's alpha, the internal consistency of questions that mean to measure one thing:
 * k/(k − 1) · (1 − Σ variances of the questions / variance of the sums).
 *
 * Source: Cronbach 1951 (method § 4).
 *
 * @param rows one per respondent, one number per question; rows with null are left out
 * @returns null for fewer than two questions or two complete rows, or where all sums are alike
 * @throws RangeError also where rows differ in length
 */
export function cronbachAlpha(rows: readonly (readonly (number | null)[])[]): number | null {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) {
    throw new RangeError(`Every respondent has a place for each of the ${width} questions.`);
  }
  requireFinite(rows.flatMap((row) => row.filter((x) => x !== null)));
  const complete = rows.filter((row): row is readonly number[] => row.every((x) => x !== null));
  if (width < 2 || complete.length < 2) return null;
  const columns = Array.from({ length: width }, (_, column) => complete.map((row) => row[column] ?? 0));
  // Sums of squares in place of variances: the n − 1 below each cancels.
  const separate = sum(columns.map((column) => sumOfSquaredDeviations(column) ?? 0));
  const together = sumOfSquaredDeviations(complete.map(sum)) ?? 0;
  return together === 0 ? null : (width / (width - 1)) * (1 - separate / together);
}

type SampleMean = {
  readonly mean: number;
  /** se² of the mean; null where one answer says nothing of the others. */
  readonly variance: number | null;
  readonly df: number;
  readonly everyone: boolean;
};

function meanOf(xs: readonly number[], population: number | null): SampleMean | null {
  const n = xs.length;
  if (population !== null && !(population >= n && population < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A population of ${population} cannot hold ${n} answers.`);
  }
  const average = mean(xs);
  if (average === null) return null;
  if (population === n) return { mean: average, variance: 0, df: n - 1, everyone: true };
  const squares = sumOfSquaredDeviations(xs) ?? 0;
  const finite = population === null ? 1 : 1 - n / population;
  const variance = n < 2 ? null : (squares / (n - 1) / n) * finite;
  return { mean: average, variance, df: n - 1, everyone: false };
}

/** Σ (x − mean)², in two passes, so that no digits cancel; null of nothing. */
function sumOfSquaredDeviations(xs: readonly number[]): number | null {
  const average = mean(xs);
  if (average === null) return null;
  const deviations = xs.map((x) => x - average);
  return sum(deviations.map((d) => d * d)) - sum(deviations) ** 2 / xs.length;
}

/** A mean lies between the least and the greatest number, wherever division rounded it to: alike means just alike. */
function between(xs: readonly number[], average: number): number {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const x of xs) {
    if (x < least) least = x;
    if (x > greatest) greatest = x;
  }
  return Math.min(greatest, Math.max(least, average));
}

/** Σ x with the rounding errors added up apart (Neumaier 1974). */
function sum(xs: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const x of xs) {
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return total + lost;
}

function confidenceLevel(level = 0.95): number {
  if (!(level > 0 && level < 1))
    throw new RangeError(`A confidence level lies between 0 and 1, not ${level}.`);
  return level;
}

function requireFinite(xs: readonly number[]): void {
  const impossible = xs.find((x) => !Number.isFinite(x));
  if (impossible !== undefined) throw new RangeError(`A number is finite, not ${impossible}.`);
}
