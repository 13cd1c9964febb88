import { weightedMean } from "./statistics.ts";
import {
  combineErrors,
  type PooledDeviation,
  type Sample,
  type StandardError,
  standardErrorAsTerm,
} from "./uncertainty.ts";

/** How departments weigh in the organization: each alike, or by how many were invited. */
export type Weights = "equal" | "headcount";

/** What a department with so many invited and so many responses weighs in the organization (method § 4). */
export function departmentWeight(
  { invited, n }: { readonly invited: number | null; readonly n: number },
  weights: Weights,
): number {
  return weights === "equal" ? 1 : (invited ?? n);
}

/** A mean score, 0–100, and what its uncertainty depends on; null where nobody has the score. */
export type MeanScore = Sample & { readonly score: number | null };

/** A mean score with its standard error, null where the answers allow none. */
export type MeanWithError = MeanScore & { readonly error: StandardError | null };

/**
 * The organization's score: the weighted mean of the departments that have one, with the variance Σ (w/W)²·se²
 * (method § 4). Its `n` is the sum; it has no deviation of its own.
 *
 * @param departments every department's mean, with what the department weighs
 */
export function organizationMean(
  departments: readonly { readonly mean: MeanScore; readonly weight: number }[],
  pooled: PooledDeviation | null,
): MeanWithError {
  const parts = departments.flatMap(({ mean, weight }) =>
    mean.score === null ? [] : [{ score: mean.score, weight, error: standardErrorAsTerm(mean, pooled) }],
  );
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    score: weightedMean(
      parts.map(({ score }) => score),
      parts.map(({ weight }) => weight),
    ),
    n: departments.reduce((sum, { mean }) => sum + mean.n, 0),
    sd: null,
    population: sumOrNull(departments.map(({ mean }) => mean.population)),
    error: combineErrors(parts.map(({ weight, error }) => ({ share: weight / total, error }))),
  };
}

/** How many there are together; null where any of them is unknown. */
export function sumOrNull(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, x) => (sum === null || x === null ? null : sum + x), 0);
}
