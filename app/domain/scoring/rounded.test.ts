import { describe, expect, it } from "vitest";
import { roundChanges } from "./change.ts";
import { roundFigures } from "./group.ts";
import { roundedChange, roundedFigures } from "./rounded.ts";
import {
  aDepartment,
  aQuestion,
  aQuestionnaire,
  choice,
  keyOf,
  nameOf,
  singleQuestion,
  tallyOf,
} from "./testing.ts";

const round = roundFigures(singleQuestion, [aDepartment("IT", 30, 2, 3, 3), aDepartment("HR", 30, 4, 1, 0)]);

describe("figures that leave the system", () => {
  it("have whole points, levels cut to a decimal, and no standard error", () => {
    // 40, 60, 60: mean 53.333, level 2.667, sd 11.547, se 6.325 (2 df): ± 27.2. The target is 4 in A, 3 in q.
    const [it] = roundedFigures(round).departments;
    const figure = { score: 53, level: 2.6, sd: 12, ci: [26, 81], se: null, df: null, n: 3, population: 30 };
    expect(it).toMatchObject({ department: "IT", n: 3, invited: 30, responseRate: 0.1, overall: figure });
    // As the level is cut, the gap is 4 − 2.6 and 3 − 2.6.
    expect(it?.dimensions.get(keyOf("A"))).toMatchObject({ ...figure, gap: 1.4, coverage: 1 });
    expect(it?.questions.get(nameOf("q"))).toMatchObject({ ...figure, gap: 0.4 });
    // 1 − 133.333 / 1166.667
    expect(it?.questions.get(nameOf("q"))?.agreement?.value).toBe(0.89);
    expect(it?.dimensions.get(keyOf("A"))?.agreement?.value).toBe(0.89);
    expect(roundedFigures(round).organization.overall.score).toBe(43);
  });

  it("leave a gap as long as the target is not reached, and none of it to rounding", () => {
    const levelsOf = (score: number) => {
      const questionnaire = aQuestionnaire([aQuestion("q", choice(["x", score]), { target: 3 })]);
      const group = { department: "IT", invited: null, tally: tallyOf(questionnaire, [{ q: "x" }]) };
      const [it] = roundedFigures(roundFigures(questionnaire, [group])).departments;
      const { level, gap } = it?.questions.get(nameOf("q")) ?? {};
      return [level, gap];
    };
    // 59.2 points are level 2.96, shown as 2.9: 0.04 levels are missing, shown as 0.1.
    expect(levelsOf(59.2)).toEqual([2.9, 0.1]);
    // 44 points are 2.2: 3 − 2.2 is 0.7999999999999998 in doubles.
    expect(levelsOf(44)).toEqual([2.2, 0.8]);
    expect(levelsOf(40)).toEqual([2, 1]);
    expect(levelsOf(60)).toEqual([3, 0]);
  });

  it("stay what they are where they are hidden or there is nothing", () => {
    const withheld = { whole: true, figures: new Set<never>() };
    const hidden = roundFigures(
      singleQuestion,
      [{ ...aDepartment("IT", 30, 2, 3), withheld }, aDepartment("HR", 30)],
      "equal",
      { ...aDepartment("", 30, 2, 3, 3), departments: ["IT"], weight: 1 },
    );
    const rounded = roundedFigures(hidden);
    expect(rounded.departments).toEqual(
      hidden.departments.map((department) => ({ ...department, responseRate: expect.any(Number) })),
    );
    expect(rounded.others).toMatchObject({ departments: ["IT"], overall: { score: 53, se: null } });
  });

  it("have rounded changes with the verdict on the unrounded ones", () => {
    const later = roundFigures(singleQuestion, [aDepartment("IT", 3, 3, 3, 3), aDepartment("HR", 30)]);
    const [change, , none] = roundChanges(singleQuestion, round, later);
    if (change === undefined || none === undefined) throw new Error("both departments are in both rounds");
    const rounded = roundedChange(change);
    expect(rounded).toMatchObject({
      department: "IT",
      difference: 7,
      se: null,
      df: null,
      verdict: change.verdict,
    });
    expect(rounded.ci).toEqual([Math.round(change.ci?.[0] ?? 0), Math.round(change.ci?.[1] ?? 0)]);
    expect(rounded.detectable).toBe(Math.round(change.detectable ?? 0));
    expect(roundedChange(none)).toEqual(none);
  });

  it("are rounded away from 0 whichever way the change went, and never to less than nothing", () => {
    const rounded = (difference: number) =>
      roundedChange({
        ...{ difference, se: 1, df: 9, ci: [difference - 2, difference + 2] as const, detectable: 2 },
        ...{ verdict: "none", basis: "all" },
      });
    expect(rounded(2.5)).toMatchObject({ difference: 3, ci: [1, 5] });
    expect(rounded(-2.5)).toMatchObject({ difference: -3, ci: [-5, -1] });
    // 0 and not −0, which would be written with its sign.
    expect(rounded(-0.4)).toMatchObject({ difference: 0, ci: [-2, 2] });
  });
});
