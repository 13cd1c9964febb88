import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as statistics from "./statistics.ts";
import {
  agreement,
  cronbachAlpha,
  krippendorffAlpha,
  mean,
  meanInterval,
  median,
  type RatingMetric,
  standardDeviation,
  studentQuantile,
  weightedMean,
  welch,
} from "./statistics.ts";

type Ratings = (number | null)[][];
type Reference = {
  krippendorffAlpha: { ratings: Ratings; metric: RatingMetric; expected: number; source: string }[];
  cronbachAlpha: { rows: Ratings; expected: number; source: string }[];
  welch: { xs: number[]; ys: number[]; expected: Record<string, number>; source: string }[];
  meanInterval: { xs: number[]; population?: number; expected: Record<string, number>; source: string }[];
  weightedMean: { xs: number[]; ws: number[]; expected: number; source: string }[];
  standardDeviation: { xs: number[]; expected: number; source: string }[];
  studentQuantile: { p: number; df: number; expected: number; source: string }[];
};

/** Values computed elsewhere; each names its source. */
const reference: Reference = JSON.parse(
  readFileSync(new URL("./reference-statistics.json", import.meta.url), "utf8"),
);

function expectNear(actual: number | null | undefined, expected: number, tolerance = 1e-6): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

function expectAllNear(actual: Record<string, number | null> | null, expected: Record<string, number>): void {
  expect(Object.keys(expected).length).toBeGreaterThan(0);
  for (const [key, value] of Object.entries(expected)) expectNear(actual?.[key], value);
}

const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 30 });
const withShuffled = numbers.chain((xs) =>
  fc.tuple(fc.constant(xs), fc.shuffledSubarray(xs, { minLength: xs.length })),
);

it("offers just the functions that the method names", () => {
  expect(Object.keys(statistics).toSorted()).toEqual([
    ...["agreement", "cronbachAlpha", "krippendorffAlpha", "mean", "meanInterval", "median"],
    ...["standardDeviation", "studentQuantile", "weightedMean", "welch"],
  ]);
});

describe("values computed elsewhere", () => {
  it.each(reference.krippendorffAlpha)("krippendorffAlpha meets $source, $metric", (given) => {
    expectNear(krippendorffAlpha(given.ratings, given.metric), given.expected);
  });
  it.each(reference.cronbachAlpha)("cronbachAlpha meets $source", ({ rows, expected }) => {
    expectNear(cronbachAlpha(rows), expected, 1e-9);
  });
  it.each(reference.welch)("welch meets $source", ({ xs, ys, expected }) => {
    expectAllNear(welch(xs, ys), expected);
  });
  it.each(reference.meanInterval)("meanInterval meets $source, population $population", (given) => {
    const { xs, population, expected } = given;
    expectAllNear(meanInterval(xs, population === undefined ? {} : { population }), expected);
  });
  it.each(reference.weightedMean)("weightedMean meets $source", ({ xs, ws, expected }) => {
    expectNear(weightedMean(xs, ws), expected);
  });
  it.each(reference.standardDeviation)("standardDeviation meets $source", ({ xs, expected }) => {
    expectNear(standardDeviation(xs), expected);
  });
  it.each(reference.studentQuantile)("studentQuantile meets $source at $p, $df", ({ p, df, expected }) => {
    expectNear(studentQuantile(p, df), expected);
  });
});

describe("means and deviations", () => {
  it("are undefined of nothing, and a deviation also of one number", () => {
    expect(mean([])).toBeNull();
    expect(median([])).toBeNull();
    expect(weightedMean([], [])).toBeNull();
    expect(weightedMean([1, 2], [0, 0])).toBeNull();
    expect(standardDeviation([5])).toBeNull();
  });

  it("keep their digits where the numbers are large and close together", () => {
    const xs = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
    // Mean 10 above 1e9, squares 36 + 9 + 9 + 36 = 90, variance 90 / 3 = 30.
    expect(mean(xs)).toBe(1e9 + 10);
    expectNear(standardDeviation(xs), Math.sqrt(30), 1e-9);
    expect(mean([1e16, 1, -1e16])).toBeCloseTo(1 / 3, 9);
  });

  it("have no deviation at all where all numbers are the same", () => {
    for (let n = 2; n <= 100; n++) {
      for (const x of [100 / 3, 0.1, 99.7]) expect(standardDeviation(new Array(n).fill(x))).toBe(0);
    }
  });

  it("work by hand", () => {
    // 2, 4, 4, 10: sum 20, mean 5, squares 9 + 1 + 1 + 25 = 36, deviation √(36/3).
    expect(mean([2, 4, 4, 10])).toBe(5);
    expectNear(standardDeviation([2, 4, 4, 10]), Math.sqrt(12), 1e-12);
    // (1 · 10 + 3 · 20)/(1 + 3); a weight of 0 has no say.
    expect(weightedMean([10, 20, 99], [1, 3, 0])).toBe(17.5);
  });

  it("take the middle number, or the mean of the two in the middle, as the median", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("do not depend on the order of the numbers", () => {
    fc.assert(
      fc.property(withShuffled, ([xs, shuffled]) => {
        expectNear(mean(shuffled), mean(xs) ?? Number.NaN, 1e-9);
        expect(median(shuffled)).toBe(median(xs));
        expectNear(standardDeviation(shuffled), standardDeviation(xs) ?? Number.NaN, 1e-9);
      }),
    );
  });

  it("lie between the least and the greatest number, whatever their weights", () => {
    const weighted = fc.array(fc.tuple(fc.constant(100), fc.double({ min: 0.01, max: 9, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weighted, (given) => {
        const [xs, ws] = [given.map(([x]) => x), given.map(([, w]) => w)];
        expect(weightedMean(xs, ws)).toBe(100);
      }),
    );
  });

  it("refuse what is no number, and weights that cannot be", () => {
    expect(() => mean([1, Number.NaN])).toThrow(RangeError);
    expect(() => median([Number.POSITIVE_INFINITY])).toThrow(RangeError);
    expect(() => weightedMean([1, 2], [1])).toThrow(RangeError);
    expect(() => weightedMean([1, 2], [1, -1])).toThrow(RangeError);
  });
});

describe("studentQuantile", () => {
  it("is symmetric about 0, and nears the normal distribution's with many degrees of freedom", () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expectNear(studentQuantile(0.025, 7), -studentQuantile(0.975, 7), 1e-9);
    expectNear(studentQuantile(0.975, 1e9), 1.959963985, 1e-6);
  });

  it("refuses what is no probability, and degrees of freedom that are not above 0", () => {
    expect(() => studentQuantile(1.1, 3)).toThrow(RangeError);
    expect(() => studentQuantile(Number.NaN, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe("meanInterval", () => {
  it("works by hand", () => {
    // 40, 60, 80: mean 60, s = 20; t(0.975, 2) = 4.3026527. Of unknown many: se = 20/√3, ± 49.6827542.
    expectAllNear(meanInterval([40, 60, 80]), { mean: 60, low: 10.3172458, high: 109.6827542 });
    // Of 12: se = 20/√3 · √(1 − 3/12) = 10, ± 43.0265273.
    expectAllNear(meanInterval([40, 60, 80], { population: 12 }), { low: 16.9734727, high: 103.0265273 });
  });

  it("is the mean itself where everyone answered, be it one or all alike", () => {
    expect(meanInterval([60], { population: 1 })).toEqual({ mean: 60, low: 60, high: 60 });
    expect(meanInterval([20, 60], { population: 2 })).toEqual({ mean: 40, low: 40, high: 40 });
  });

  it("is undefined where the answers tell nothing of the others: none, one, or all alike", () => {
    expect(meanInterval([])).toBeNull();
    expect(meanInterval([60])).toBeNull();
    expect(meanInterval([60, 60, 60], { population: 10 })).toBeNull();
  });

  it("is narrower at a lower level of confidence", () => {
    // Mean 50, s = √200 = 14.142, se = 10; t(0.75, 1) = 1, so the 50 % interval is 50 ± 10.
    const interval = meanInterval([40, 60], { level: 0.5 });
    expectAllNear(interval, { mean: 50, low: 40, high: 60 });
  });

  it("refuses a population smaller than the answers, and a level that is no share", () => {
    expect(() => meanInterval([1, 2, 3], { population: 2 })).toThrow(RangeError);
    expect(() => meanInterval([1, 2, 3], { population: Number.NaN })).toThrow(RangeError);
    expect(() => meanInterval([1, 2, 3], { level: 95 })).toThrow(RangeError);
  });
});

describe("welch", () => {
  it("works by hand", () => {
    // Means 60 and 50; variances 400 and 100 on 3 and 3: se² = 400/3 + 100/3 = 166.667, se = 12.90994.
    // t = 10 / 12.90994 = 0.774597; df = 166.667² / ((133.333² + 33.333²) / 2) = 27777.8 / 9444.4 = 2.941176.
    expectAllNear(welch([40, 60, 80], [40, 50, 60]), { difference: 10, t: 0.7745967, df: 2.9411765 });
  });

  it("shrinks each side's error by how much of its population answered", () => {
    // 3 of 6 and 3 of 4: se² = 400/3 · (1 − 1/2) + 100/3 · (1 − 3/4) = 66.667 + 8.333 = 75.
    const result = welch([40, 60, 80], [40, 50, 60], { populations: [6, 4] });
    expectNear(result?.t, 10 / Math.sqrt(75));
  });

  it("knows the difference where everyone answered on both sides", () => {
    const result = welch([40, 60], [30], { populations: [2, 1] });
    expect(result).toEqual({ difference: 20, t: null, df: null, p: null, low: 20, high: 20 });
  });

  it("takes the other side's degrees of freedom where everyone answered on one", () => {
    expect(welch([40, 60, 80], [50], { populations: [null, 1] })?.df).toBeCloseTo(2, 9);
  });

  it("is undefined where a side has one answer, or both sides are all alike", () => {
    expect(welch([40], [30, 60])).toBeNull();
    expect(welch([40, 40], [30, 30])).toBeNull();
  });

  it("gives the opposite difference and the same p value with the sides exchanged", () => {
    fc.assert(
      fc.property(numbers, numbers, (xs, ys) => {
        const there = welch(xs, ys);
        const back = welch(ys, xs);
        expect(back === null).toBe(there === null);
        if (there === null || back === null) return;
        expectNear(back.difference, -there.difference, 1e-9);
        expectNear(back.p, there.p ?? Number.NaN, 1e-9);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("agreement", () => {
  const fiveOptions = [0, 25, 50, 75, 100];

  it("works by hand", () => {
    // σ² = (100/4)² · (25 − 1)/12 = 1250; answers 50, 75, 75, 100: mean 75, s² = 1250/3 = 416.667; 1 − 1/3.
    expectNear(agreement([50, 75, 75, 100], fiveOptions), 2 / 3);
  });

  it("is 1 where all answer alike, and below 0 where answers split between the extremes", () => {
    expect(agreement([75, 75], fiveOptions)).toBe(1);
    // s² of 0, 0, 100, 100 is 10000/3 = 3333.33; 1 − 3333.33/1250 = −1.66667.
    expectNear(agreement([0, 0, 100, 100], fiveOptions), -5 / 3);
  });

  it("is undefined for one answer, and where the options cannot differ", () => {
    expect(agreement([75], fiveOptions)).toBeNull();
    expect(agreement([50, 50], [50, 50])).toBeNull();
  });

  it("refuses a score beyond the options'", () => {
    expect(() => agreement([0, 101], fiveOptions)).toThrow(RangeError);
  });
});

describe("cronbachAlpha", () => {
  it("leaves out respondents who did not answer all questions", () => {
    const rows = [
      [1, 2],
      [2, 3],
      [3, 3],
    ];
    expect(cronbachAlpha([...rows, [5, null]])).toBe(cronbachAlpha(rows));
    // Variances 1 and 1/3, of the sums 3, 5, 6: 7/3. 2 · (1 − (4/3)/(7/3)) = 2 · 3/7.
    expectNear(cronbachAlpha(rows), 6 / 7);
  });

  it("is undefined for one question, one complete respondent, or sums all alike", () => {
    expect(cronbachAlpha([[1], [2]])).toBeNull();
    expect(
      cronbachAlpha([
        [1, 2],
        [1, null],
      ]),
    ).toBeNull();
    expect(
      cronbachAlpha([
        [1, 3],
        [3, 1],
      ]),
    ).toBeNull();
  });

  it("refuses rows of different length, and what is no number, complete or not", () => {
    expect(() => cronbachAlpha([[1, 2], [1]])).toThrow(RangeError);
    expect(() => cronbachAlpha([[1, Number.NaN]])).toThrow(RangeError);
    expect(() => cronbachAlpha([[Number.NaN, null]])).toThrow(RangeError);
  });
});
