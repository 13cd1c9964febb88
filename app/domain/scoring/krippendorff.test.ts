import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./krippendorff.ts";

describe("krippendorffAlpha", () => {
  it("works by hand", () => {
    // Two observers, units (1,1), (2,2), (1,2): n = 6, three 1 and three 2. D_o = 1·1/(2 − 1) = 1 (the third unit),
    // D_e = 3·3 / (6 − 1) = 1.8: alpha = 1 − 1/1.8 = 4/9.
    const ratings = [
      [1, 2, 1],
      [1, 2, 2],
    ];
    expect(krippendorffAlpha(ratings, "nominal")).toBeCloseTo(4 / 9, 9);
  });

  it("counts how far apart ratings lie by rank or by value, as its metric says", () => {
    // Units (20, 20, 20) and (80, 80, 60) beside a lonely 0, which does not count: three 20, one 60, two 80.
    const ratings = [
      [20, 80, null],
      [20, 80, 0],
      [20, 60, null],
    ];
    // Ordinal: the ranks' middles are 1.5, 3.5 and 5, so δ² is 4 (20–60), 12.25 (20–80) and 2.25 (60–80).
    // D_o = 1 · 2 · 2.25 / (3 − 1) = 2.25; D_e = (3·1·4 + 3·2·12.25 + 1·2·2.25) / (6 − 1) = 90/5 = 18.
    expect(krippendorffAlpha(ratings, "ordinal")).toBeCloseTo(1 - 2.25 / 18, 12);
    // Interval: D_o = 2 · 20²/2 = 400; D_e = (3 · 40² + 6 · 60² + 2 · 20²) / 5 = 27200/5 = 5440.
    expect(krippendorffAlpha(ratings, "interval")).toBeCloseTo(1 - 400 / 5440, 12);
    // Nominal: D_o = 2/2 = 1; D_e = (3 + 6 + 2) / 5 = 2.2.
    expect(krippendorffAlpha(ratings, "nominal")).toBeCloseTo(1 - 1 / 2.2, 12);
  });

  it("is undefined where no two answers can be compared, or all are alike", () => {
    expect(krippendorffAlpha([], "ordinal")).toBeNull();
    const lonely = [
      [1, null],
      [null, 2],
    ];
    expect(krippendorffAlpha(lonely, "ordinal")).toBeNull();
    expect(krippendorffAlpha([[3], [3], [3]], "ordinal")).toBeNull();
  });

  it("does not depend on the order of observers, and by rank not on the values' distances", () => {
    const ratings = fc.array(
      fc.array(fc.option(fc.constantFrom(0, 20, 40, 60), { nil: null }), { minLength: 4, maxLength: 4 }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(ratings, (rows) => {
        const alpha = krippendorffAlpha(rows, "ordinal");
        const stretched = rows.map((row) => row.map((x) => (x === null ? null : x ** 3)));
        for (const other of [[...rows].reverse(), stretched]) {
          const same = krippendorffAlpha(other, "ordinal");
          if (alpha === null) expect(same).toBeNull();
          else expect(same).toBeCloseTo(alpha, 9);
        }
      }),
    );
  });

  it("refuses rows of different length, and ratings that are no number", () => {
    expect(() => krippendorffAlpha([[1, 2], [1]], "nominal")).toThrow(RangeError);
    expect(() => krippendorffAlpha([[Number.NaN], [1]], "nominal")).toThrow(RangeError);
  });
});
