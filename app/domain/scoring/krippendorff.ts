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
  return krippendorffAlphaOfUnits(countedUnits(ratings), metric);
}

/** How often each rating was given in one unit. */
export type UnitRatings = ReadonlyMap<number, number>;

/** The same from each unit's counts, which is all that the measure rests on: who gave which rating does not matter. */
export function krippendorffAlphaOfUnits(
  counted: readonly UnitRatings[],
  metric: RatingMetric,
): number | null {
  const units = counted
    .map((ratings) => ({ ratings, n: [...ratings.values()].reduce((sum, times) => sum + times, 0) }))
    .filter(({ n }) => n >= 2);
  const values = [...new Set(units.flatMap(({ ratings }) => [...ratings.keys()]))].sort((a, b) => a - b);
  if (values.length < 2) return null;

  const totals: Frequencies = new Float64Array(values.length);
  const byUnit = units.map(({ ratings, n }) => {
    const frequencies: Frequencies = Float64Array.from(values, (value) => ratings.get(value) ?? 0);
    frequencies.forEach((times, index) => {
      totals[index] = at(totals, index) + times;
    });
    return { frequencies, n };
  });
  const distance = squaredDistance(metric, values, totals);

  const all = units.reduce((sum, { n }) => sum + n, 0);
  const expected = disagreement(totals, distance) / (all - 1);
  const observed = byUnit.reduce(
    (sum, { frequencies, n }) => sum + disagreement(frequencies, distance) / (n - 1),
    0,
  );
  return 1 - observed / expected;
}

function countedUnits(ratings: readonly (readonly (number | null)[])[]): readonly UnitRatings[] {
  const width = ratings[0]?.length ?? 0;
  const units = Array.from({ length: width }, () => new Map<number, number>());
  for (const row of ratings) {
    if (row.length !== width) {
      throw new RangeError(`Every observer has a place for each of the ${width} units, not ${row.length}.`);
    }
    row.forEach((rating, index) => {
      if (rating === null) return;
      if (!Number.isFinite(rating)) throw new RangeError(`A rating is a finite number, not ${rating}.`);
      const unit = units[index];
      unit?.set(rating, (unit.get(rating) ?? 0) + 1);
    });
  }
  return units;
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
