import { describe, expect, it } from "vitest";
import { gapTo, levelOf, reachedLevel, shownLevel } from "./level.ts";

describe("a level", () => {
  it("is the score on the questionnaire's scale, not rounded", () => {
    // 0 + 59.2 · 5 / 100
    expect(levelOf(59.2, { min: 0, max: 5, levels: [] })).toBeCloseTo(2.96, 12);
  });

  it("begins where the scale begins and ends where it ends, whatever its steps", () => {
    // 25 of 100 on four steps is 1; on five it is 1.25, shown as 1.2.
    expect(levelOf(25, { min: 0, max: 4, levels: [] })).toBe(1);
    expect(shownLevel(levelOf(25, { min: 0, max: 5, levels: [] }))).toBe(1.2);
    expect(levelOf(0, { min: 0, max: 5, levels: [] })).toBe(0);
    expect(levelOf(100, { min: 0, max: 5, levels: [] })).toBe(5);
  });

  it("is shown cut to one decimal, so that 2.96 is never taken for 3", () => {
    expect(shownLevel(2.96)).toBe(2.9);
    expect(reachedLevel(2.96)).toBe(2);
    expect(shownLevel(3)).toBe(3);
    expect(shownLevel(5)).toBe(5);
  });

  it("is not cut below a level that only rounding missed", () => {
    // 0.1 + 0.2 + 2.7 falls short of 3 in doubles; so does 2.3 · 10 of 23.
    expect(shownLevel(2.9999999999)).toBe(3);
    expect(reachedLevel(2.9999999999)).toBe(3);
    expect(shownLevel(2.3)).toBe(2.3);
  });

  it("has a gap to a target above it, and none to one that is reached", () => {
    expect(gapTo(3, 2.2)).toBeCloseTo(0.8, 12);
    expect(gapTo(3, 2.9999999999)).toBe(0);
    expect(gapTo(3, 4)).toBe(0);
    expect(gapTo(null, 4)).toBeNull();
    expect(gapTo(3, null)).toBeNull();
  });
});
