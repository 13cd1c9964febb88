/** How far apart two ratings count as being: the same or not, by rank, or by value. */
export type RatingMetric = "nominal" | "ordinal" | "interval";

/** How often each value (ascending, by its index in `values`) was given, over all pairable ratings or in one unit. */
type Frequencies = Float64Array;

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement between observers. 1 is full agreement, 0 what
 * chance would give; it may be negative. Ratings may be missing (null); a unit with fewer than two is left out.
 *
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability" (method § 4).
 *
 * @param ratings one row per observer, one column per unit
 * @returns null where no two ratings can be compared, or all of them are alike
 * @throws RangeError where rows differ in length or a rating is not a finite number
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (number | null)[])[],
  metric: RatingMetric,
): number | null {
  const units = pairableUnits(ratings);
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  if (values.length < 2) return null;

  const indexOf = new Map(values.map((value, index) => [value, index]));
  const totals: Frequencies = new Float64Array(values.length);
  const byUnit = units.map((unit) => {
    const frequencies: Frequencies = new Float64Array(values.length);
    for (const rating of unit) {
      const index = indexOf.get(rating) ?? 0;
      frequencies[index] = at(frequencies, index) + 1;
      totals[index] = at(totals, index) + 1;
    }
    return { frequencies, ratings: unit.length };
  });
  const distance = squaredDistance(metric, values, totals);

  const all = units.reduce((sum, unit) => sum + unit.length, 0);
  const expected = disagreement(totals, distance) / (all - 1);
  const observed = byUnit.reduce(
    (sum, unit) => sum + disagreement(unit.frequencies, distance) / (unit.ratings - 1),
    0,
  );
  return 1 - observed / expected;
}

/** The ratings of each unit that at least two observers rated. */
function pairableUnits(ratings: readonly (readonly (number | null)[])[]): readonly (readonly number[])[] {
  const width = ratings[0]?.length ?? 0;
  const units: number[][] = Array.from({ length: width }, () => []);
  for (const row of ratings) {
    if (row.length !== width) {
      throw new RangeError(`Every observer has a place for each of the ${width} units, not ${row.length}.`);
    }
    row.forEach((rating, unit) => {
      if (rating === null) return;
      if (!Number.isFinite(rating)) throw new RangeError(`A rating is a finite number, not ${rating}.`);
      units[unit]?.push(rating);
    });
  }
  return units.filter((unit) => unit.length >= 2);
}

/** Σ over pairs of different values c < k of n_c · n_k · δ²(c, k). */
function disagreement(frequencies: Frequencies, distance: (c: number, k: number) => number): number {
  let sum = 0;
  for (let c = 0; c < frequencies.length; c++) {
    if (at(frequencies, c) === 0) continue;
    for (let k = c + 1; k < frequencies.length; k++) {
      if (at(frequencies, k) > 0) sum += at(frequencies, c) * at(frequencies, k) * distance(c, k);
    }
  }
  return sum;
}

/** δ² of the metric, for two indexes c < k of the ascending values. */
function squaredDistance(
  metric: RatingMetric,
  values: readonly number[],
  totals: Frequencies,
): (c: number, k: number) => number {
  switch (metric) {
    case "nominal":
      return () => 1;
    case "interval":
      return (c, k) => ((values[k] ?? 0) - (values[c] ?? 0)) ** 2;
    case "ordinal": {
      // Σ n_g for g = c…k, less half of both ends: the distance between the middles of the two ranks.
      const middles: number[] = [];
      let below = 0;
      for (const total of totals) {
        middles.push(below + total / 2);
        below += total;
      }
      return (c, k) => ((middles[k] ?? 0) - (middles[c] ?? 0)) ** 2;
    }
    default:
      throw new RangeError(`A metric is nominal, ordinal or interval, not ${String(metric)}.`);
  }
}

function at(frequencies: Frequencies, index: number): number {
  return frequencies[index] ?? 0;
}
