import { describe, expect, it } from "vitest";
import { gapTo, levelOf, reachedLevel, shownGap, shownLevel } from "./level.ts";

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

  it("has a gap shown that fits the level shown: none only where the target is reached", () => {
    // 3 − 2.96 = 0.04, where 2.9 is shown; 4 − 2.667 = 1.333, where 2.6 is shown.
    expect(shownGap(0.04)).toBe(0.1);
    expect(shownGap(4 / 3)).toBe(1.4);
    expect(shownGap(1)).toBe(1);
    expect(Object.is(shownGap(0), 0)).toBe(true);
    // 3 − 2.2 in doubles, and what passes 0.8 by rounding alone.
    expect(shownGap(3 - 2.2)).toBe(0.8);
    expect(shownGap(0.8000000000001)).toBe(0.8);
  });
});
