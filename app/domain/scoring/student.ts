import studentCdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/**
 * The value below which Student's t with `df` degrees of freedom (> 0, not necessarily whole) falls with
 * probability `p`: `studentQuantile(0.975, 5)` is 2.5706. At p = 0 and p = 1 it is infinite.
 *
 * Source: Student 1908; numerically the inverse of the incomplete beta function, as in R's `qt`.
 *
 * @throws RangeError where `p` is no probability or `df` not a finite number above 0
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not ${p}.`);
  if (!(df > 0 && df < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Degrees of freedom are a finite number above 0, not ${df}.`);
  }
  return quantile(p, df);
}

/** The probability that Student's t with `df` degrees of freedom lies at least as far from 0 as `t`. */
export function studentTwoSided(t: number, df: number): number {
  // The lower tail: 1 − P(|t|) would lose all digits where t is large.
  return Math.min(1, 2 * studentCdf(-Math.abs(t), df));
}
