import { describe, expect, it } from "vitest";
import { roundChanges } from "./change.ts";
import { roundFigures } from "./group.ts";
import { roundedChange, roundedFigures } from "./rounded.ts";
import { aDepartment, keyOf, nameOf, singleQuestion } from "./testing.ts";

const round = roundFigures(singleQuestion, [aDepartment("IT", 30, 2, 3, 3), aDepartment("HR", 30, 4, 1, 0)]);

describe("figures that leave the system", () => {
  it("have whole points, levels cut to a decimal, and no standard error", () => {
    // 40, 60, 60: mean 53.333, level 2.667, sd 11.547, se 6.325 (2 df): ± 27.2. The target is 4 in A, 3 in q.
    const [it] = roundedFigures(round).departments;
    const figure = { score: 53, level: 2.6, sd: 12, ci: [26, 81], se: null, df: null, n: 3, population: 30 };
    expect(it).toMatchObject({ department: "IT", n: 3, invited: 30, responseRate: 0.1, overall: figure });
    expect(it?.dimensions.get(keyOf("A"))).toMatchObject({ ...figure, gap: 1.3, coverage: 1 });
    expect(it?.questions.get(nameOf("q"))).toMatchObject({ ...figure, gap: 0.3 });
    // 1 − 133.333 / 1166.667
    expect(it?.questions.get(nameOf("q"))?.agreement?.value).toBe(0.89);
    expect(it?.dimensions.get(keyOf("A"))?.agreement?.value).toBe(0.89);
    expect(roundedFigures(round).organization.overall.score).toBe(43);
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
});
