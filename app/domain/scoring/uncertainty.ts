import { studentQuantile } from "./statistics.ts";
import { atLeast } from "./tolerance.ts";

/** What the uncertainty of a group's mean depends on. */
export type Sample = {
  /** How many responses have the score. */
  readonly n: number;
  /** Their standard deviation (points, with n − 1); null for fewer than two. */
  readonly sd: number | null;
  /** N′: how many were invited to whom the figure applies; null where unknown. */
  readonly population: number | null;
};

/** s_p (points, above 0) of a figure over a round's departments, with its degrees of freedom. */
export type PooledDeviation = { readonly sd: number; readonly df: number };

/** The standard error of a mean or a difference, in points. */
export type StandardError = {
  /** 0: everyone answered. */
  readonly se: number;
  /** Degrees of freedom; null where there is no uncertainty. */
  readonly df: number | null;
};

/** A confidence interval, in points. */
export type Interval = readonly [low: number, high: number];

const CONFIDENCE = 0.95;
const none: StandardError = { se: 0, df: null };

/** s_p = √(Σ(n−1)sd² / Σ(n−1)) over the samples with n ≥ 2; null where that is not above 0 (method § 4). */
export function pooledDeviation(samples: readonly Sample[]): PooledDeviation | null {
  let squares = 0;
  let df = 0;
  for (const { n, sd } of samples) {
    if (sd === null) continue;
    squares += (n - 1) * sd ** 2;
    df += n - 1;
  }
  return squares > 0 ? { sd: Math.sqrt(squares / df), df } : null;
}

/**
 * The standard error of a department's mean, s/√n · √(1 − n/N′) (Cochran 1977; method § 4). Where all of n ≥ 2
 * answered alike, s is the pooled deviation: a few equal answers do not prove that the others think so.
 *
 * @returns null where the answers tell nothing of those who did not answer
 */
export function standardError(sample: Sample, pooled: PooledDeviation | null): StandardError | null {
  if (sample.n === 0) return null;
  if (everyoneAnswered(sample)) return none;
  if (sample.sd === null) return null;
  const s = sample.sd > 0 ? sample.sd : pooled?.sd;
  return s === undefined ? null : { se: s * samplingFactor(sample), df: sample.n - 1 };
}

/**
 * The same as a term of a sum over departments (§§ 4 and 5): one without a standard error of its own takes the
 * pooled deviation, and its degrees of freedom.
 */
export function standardErrorAsTerm(sample: Sample, pooled: PooledDeviation | null): StandardError | null {
  const own = standardError(sample, pooled);
  if (own !== null || pooled === null || sample.n === 0) return own;
  return { se: pooled.sd * samplingFactor(sample), df: pooled.df };
}

/** A part of a weighted sum: its share (w/W, or 1) and its standard error. */
export type Term = { readonly share: number; readonly error: StandardError | null };

/**
 * The standard error of Σ share · mean: variance Σ share²·se², degrees of freedom variance² / Σ (share⁴·se⁴/df)
 * (Satterthwaite 1946, Welch 1947; method §§ 4 and 5).
 *
 * @returns null where a term has none
 */
export function combineErrors(terms: readonly Term[]): StandardError | null {
  const known = terms.flatMap(({ share, error }) =>
    error === null ? [] : [{ variance: (share * error.se) ** 2, df: error.df }],
  );
  if (known.length === 0 || known.length < terms.length) return null;
  const variance = known.reduce((sum, term) => sum + term.variance, 0);
  if (variance === 0) return none;
  // variance² / Σ (part²/df), with each part as a share of the variance
  const spread = known.reduce(
    (sum, term) => (term.df === null ? sum : sum + (term.variance / variance) ** 2 / term.df),
    0,
  );
  return { se: Math.sqrt(variance), df: 1 / spread };
}

/** Half the width of the 95 % interval, t(0.975, df)·se, in points; 0 where everyone answered. */
export function halfWidth({ se, df }: StandardError): number {
  return df === null ? 0 : studentQuantile((1 + CONFIDENCE) / 2, df) * se;
}

/** The 95 % interval of a mean score, cut to 0–100 (method § 4). */
export function scoreInterval(score: number, error: StandardError): Interval {
  const half = halfWidth(error);
  return [Math.max(0, score - half), Math.min(100, score + half)];
}

function everyoneAnswered({ n, population }: Sample): boolean {
  return population !== null && atLeast(n, population);
}

/** √(1 − n/N′) / √n */
function samplingFactor({ n, population }: Sample): number {
  return Math.sqrt((population === null ? 1 : Math.max(0, 1 - n / population)) / n);
}
