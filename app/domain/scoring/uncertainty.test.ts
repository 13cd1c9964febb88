import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanInterval, standardDeviation } from "./statistics.ts";
import {
  combineErrors,
  halfWidth,
  pooledDeviation,
  scoreInterval,
  standardError,
  standardErrorAsTerm,
} from "./uncertainty.ts";

describe("the pooled deviation", () => {
  it("weighs each department's variance by its degrees of freedom, those that answered alike too", () => {
    // (2 · 10² + 4 · 20² + 1 · 0²) / (2 + 4 + 1) = 1800 / 7; the department with one answer has no say.
    const pooled = pooledDeviation([
      { n: 3, sd: 10, population: null },
      { n: 5, sd: 20, population: 5 },
      { n: 2, sd: 0, population: null },
      { n: 1, sd: null, population: null },
    ]);
    expect(pooled?.sd).toBeCloseTo(Math.sqrt(1800 / 7), 12);
    expect(pooled?.df).toBe(7);
  });

  it("is none where nobody differs from the others", () => {
    expect(pooledDeviation([])).toBeNull();
    expect(pooledDeviation([{ n: 4, sd: 0, population: 9 }])).toBeNull();
  });
});

describe("the standard error of a department", () => {
  const pooled = { sd: 15, df: 20 };

  it("shrinks by how much of the population answered", () => {
    // 20/√4 · √(1 − 4/16) = 10 · √0.75
    expect(standardError({ n: 4, sd: 20, population: 16 }, pooled)).toEqual({
      se: expect.closeTo(10 * Math.sqrt(0.75), 12),
      df: 3,
    });
    expect(standardError({ n: 4, sd: 20, population: null }, pooled)).toEqual({ se: 10, df: 3 });
  });

  it("is 0 where everyone answered, be it one", () => {
    expect(standardError({ n: 4, sd: 20, population: 4 }, pooled)).toEqual({ se: 0, df: null });
    expect(standardError({ n: 1, sd: null, population: 1 }, null)).toEqual({ se: 0, df: null });
  });

  it("takes the pooled deviation where all answered alike, with its own degrees of freedom", () => {
    // 15/√9 · √(1 − 9/36) = 5 · √0.75
    expect(standardError({ n: 9, sd: 0, population: 36 }, pooled)).toEqual({
      se: expect.closeTo(5 * Math.sqrt(0.75), 12),
      df: 8,
    });
    expect(standardError({ n: 9, sd: 0, population: 36 }, null)).toBeNull();
  });

  it("is none for one answer of several, or none at all", () => {
    expect(standardError({ n: 1, sd: null, population: 5 }, pooled)).toBeNull();
    expect(standardError({ n: 1, sd: null, population: null }, pooled)).toBeNull();
    expect(standardError({ n: 0, sd: null, population: 0 }, pooled)).toBeNull();
  });

  it("is the pooled deviation's for one answer as a term of a sum", () => {
    // 15 · √(1 − 1/4) / √1, with Σ(n − 1) degrees of freedom
    expect(standardErrorAsTerm({ n: 1, sd: null, population: 4 }, pooled)).toEqual({
      se: expect.closeTo(15 * Math.sqrt(0.75), 12),
      df: 20,
    });
    expect(standardErrorAsTerm({ n: 1, sd: null, population: 4 }, null)).toBeNull();
  });
});

describe("the error of a weighted sum", () => {
  it("adds variances by the square of their share, with Satterthwaite's degrees of freedom", () => {
    // ½²·8² + ½²·6² = 16 + 9 = 25; df = 25² / (16²/4 + 9²/9) = 625 / 73.
    const error = combineErrors([
      { share: 0.5, error: { se: 8, df: 4 } },
      { share: 0.5, error: { se: 6, df: 9 } },
    ]);
    expect(error?.se).toBeCloseTo(5, 12);
    expect(error?.df).toBeCloseTo(625 / 73, 12);
  });

  it("is 0 where everyone answered everywhere, and none where a part has none", () => {
    const all = { share: 0.5, error: { se: 0, df: null } };
    expect(combineErrors([all, all])).toEqual({ se: 0, df: null });
    expect(combineErrors([all, { share: 0.5, error: null }])).toBeNull();
    expect(combineErrors([])).toBeNull();
  });
});

describe("the interval of a score", () => {
  it("is cut to 0–100, and the score itself where everyone answered", () => {
    // t(0.975, 2) = 4.302653 · 10 = 43.03 on either side of 80.
    const [low, high] = scoreInterval(80, { se: 10, df: 2 });
    expect(low).toBeCloseTo(36.97347, 5);
    expect(high).toBe(100);
    expect(halfWidth({ se: 10, df: 2 })).toBeCloseTo(43.02653, 5);
    expect(scoreInterval(80, { se: 0, df: null })).toEqual([80, 80]);
  });

  it("is that of the plain numbers", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 20 }), (xs, absent) => {
        const population = xs.length + absent;
        const expected = meanInterval(xs, { population });
        const error = standardError({ n: xs.length, sd: standardDeviation(xs), population }, null);
        expect(error === null).toBe(expected === null);
        if (expected === null || error === null) return;
        const [low, high] = scoreInterval(expected.mean, error);
        expect(low).toBeCloseTo(Math.max(0, expected.low), 9);
        expect(high).toBeCloseTo(Math.min(100, expected.high), 9);
      }),
    );
  });
});
