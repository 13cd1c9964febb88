import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import { type Change, figureChanges, minimumChange, roundChanges, type Verdict } from "./change.ts";
import { type ScoreFigure, suppressedFigure } from "./figure.ts";
import { type Group, roundFigures } from "./group.ts";
import type { Weights } from "./organization.ts";
import { standardDeviation, welch } from "./statistics.ts";
import { answersTo, aQuestion, aQuestionnaire, levels, tallyOf } from "./testing.ts";

const questionnaire = aQuestionnaire([aQuestion("q", levels)]);

type Answered = { readonly invited: number | null; readonly values: readonly AnswerValue[] };
type Round = Readonly<Record<string, Answered>>;

const answered = (invited: number | null, ...values: readonly AnswerValue[]): Answered => ({
  invited,
  values,
});

function figuresOf(round: Round, weights: Weights = "equal") {
  const groups = Object.entries(round).map(
    ([department, { invited, values }]): Group => ({
      department,
      invited,
      tally: tallyOf(questionnaire, answersTo("q", ...values)),
    }),
  );
  return roundFigures(questionnaire, groups, weights);
}

/** The changes of the overall score by department; the organization's under "all". */
function changes(before: Round, after: Round, settings: { weights?: Weights; minimum?: number } = {}) {
  const found = roundChanges(
    questionnaire,
    figuresOf(before),
    figuresOf(after, settings.weights),
    settings.minimum,
  );
  return new Map<string, Change>(
    found.filter(({ figure }) => figure === "overall").map((change) => [change.department ?? "all", change]),
  );
}

/** A figure with a given score and uncertainty, so that a verdict can be tried at its limits. */
function figure(score: number | null, n: number, sd: number | null, population: number | null): ScoreFigure {
  return {
    suppressed: false,
    score,
    level: null,
    n,
    population,
    sd,
    se: null,
    df: null,
    ci: null,
    gap: null,
  };
}

function verdict(before: ScoreFigure, after: ScoreFigure, minimum = 10): Verdict | undefined {
  const { departments } = figureChanges([{ department: "IT", before, after, weight: 1 }], minimum);
  return departments.get("IT")?.verdict;
}

const certain = (score: number) => figure(score, 1, null, 1);

describe("the change of a department", () => {
  it("is the difference of its means with Welch's interval", () => {
    // 40, 60, 80 then 80, 100, 100: 60 → 93.333. se² = 400/3 + 133.333/3 = 177.778;
    // df = 177.778² / (133.333²/2 + 44.444²/2) = 3.2.
    const change = changes({ IT: answered(null, 2, 3, 4) }, { IT: answered(null, 4, 5, 5) }).get("IT");
    expect(change?.difference).toBeCloseTo(100 / 3, 9);
    expect(change?.se).toBeCloseTo(Math.sqrt(1600 / 9), 9);
    expect(change?.df).toBeCloseTo(3.2, 9);
    const test = welch([80, 100, 100], [40, 60, 80]);
    expect(change?.ci?.[0]).toBeCloseTo(test?.low ?? Number.NaN, 9);
    expect(change?.ci?.[1]).toBeCloseTo(test?.high ?? Number.NaN, 9);
    expect(change?.detectable).toBeCloseTo(((test?.high ?? 0) - (test?.low ?? 0)) / 2, 9);
    expect(change?.verdict).toBe("uncertain");
    expect(change?.basis).toBe("all");
  });

  it("has the interval that Student's t gives", () => {
    // 20, 40, 60 then 40, 60, 80: 40 → 60, s = 20 both times. se² = 2 · 400/3 = 266.667, se = 16.329932;
    // df = 266.667² / (2 · 133.333²/2) = 4; t(0.975, 4) = 2.776445: 20 ± 45.339158.
    const change = changes({ IT: answered(null, 1, 2, 3) }, { IT: answered(null, 2, 3, 4) }).get("IT");
    expect(change?.df).toBeCloseTo(4, 9);
    expect(change?.ci?.[0]).toBeCloseTo(-25.339158, 5);
    expect(change?.ci?.[1]).toBeCloseTo(65.339158, 5);
    expect(change?.detectable).toBeCloseTo(45.339158, 5);
    expect(change?.verdict).toBe("uncertain");
  });

  it("takes the pooled deviation of the departments that are in both rounds where all answered alike", () => {
    const before: Round = { IT: answered(9, 3, 3, 3), HR: answered(9, 2, 3, 4), Old: answered(9, 0, 5) };
    const after: Round = { IT: answered(9, 4, 4, 4), HR: answered(9, 2, 3, 4), New: answered(9, 0, 5) };
    const silentOnce = { Law: answered(9, 0, 5), PR: answered(9) };
    const silentNow = { Law: answered(9), PR: answered(9, 0, 5) };
    // s_p² = (2 · 0 + 2 · 400) / 4 = 200 in both rounds, without Old, New and the silent ones: se² = 2 · 200/3 · (1 − 3/9).
    const change = changes({ ...before, ...silentOnce }, { ...after, ...silentNow }).get("IT");
    expect(change?.se).toBeCloseTo(Math.sqrt((2 * 200 * 2) / 9), 9);
  });

  it("is unknown where a side has no score", () => {
    const change = changes({ IT: answered(9) }, { IT: answered(9, 4, 5) }).get("IT");
    expect(change).toMatchObject({ difference: null, ci: null, detectable: null, verdict: "unknown" });
  });

  it("is unknown, though it has a difference, where there is no interval", () => {
    const change = changes({ IT: answered(9, 2) }, { IT: answered(9, 4, 5) }).get("IT");
    expect(change).toMatchObject({ difference: 50, ci: null, detectable: null, verdict: "unknown" });
  });

  it("is certain where everyone answered both times", () => {
    const change = changes({ IT: answered(2, 2, 3) }, { IT: answered(1, 3) }).get("IT");
    expect(change).toMatchObject({ difference: 10, se: 0, ci: [10, 10], detectable: 0, verdict: "up" });
  });

  it("is none for a department that is missing in one of the rounds", () => {
    const before: Round = { IT: answered(1, 2), Old: answered(1, 2) };
    const found = changes(before, { IT: answered(1, 2), New: answered(1, 5) });
    expect([...found.keys()]).toEqual(["IT", "all"]);
  });
});

describe("the change of an organization", () => {
  it("is the mean of its departments' changes, so that one that comes or goes is no change", () => {
    // IT 40 → 60, HR 60 → 60: +10, whatever Old and New answered.
    const before: Round = { IT: answered(1, 2), HR: answered(1, 3), Old: answered(1, 0) };
    const after: Round = { IT: answered(1, 3), HR: answered(1, 3), New: answered(1, 5) };
    expect(changes(before, after).get("all")).toMatchObject({ difference: 10, ci: [10, 10], verdict: "up" });
  });

  it("weighs the departments as the newer round does", () => {
    // IT +20 with 1 invited, HR 0 with 3: 20/4; before it was 3 and 1.
    const before: Round = { IT: answered(3, 2, 2, 2), HR: answered(1, 3) };
    const after: Round = { IT: answered(1, 3), HR: answered(3, 3, 3, 3) };
    expect(changes(before, after, { weights: "headcount" }).get("all")?.difference).toBeCloseTo(5, 12);
  });

  it("adds the variances of both rounds, a side with one answer taking that round's pooled deviation", () => {
    const before: Round = { IT: answered(null, 2, 3, 4), HR: answered(4, 2) };
    const after: Round = { IT: answered(null, 3, 4), HR: answered(1, 4) };
    // IT: 400/3 (2 df) and 200/2 (1 df). HR: s_p² = 400 (2 df), one of 4: 400 · ¾; then 0. Each times ¼.
    const parts = [100 / 3, 25, 75];
    const variance = parts.reduce((sum, part) => sum + part, 0);
    const change = changes(before, after).get("all");
    expect(change?.difference).toBeCloseTo((10 + 40) / 2, 12);
    expect(change?.se).toBeCloseTo(Math.sqrt(variance), 9);
    expect(change?.df).toBeCloseTo(variance ** 2 / ((100 / 3) ** 2 / 2 + 25 ** 2 / 1 + 75 ** 2 / 2), 9);
  });

  it("is unknown where a side has neither an error nor a pooled deviation", () => {
    const change = changes({ IT: answered(9, 2) }, { IT: answered(9, 4, 5) }).get("all");
    expect(change).toMatchObject({ difference: 50, verdict: "unknown" });
  });

  it("is unknown where no department has the figure in both rounds", () => {
    const change = changes({ IT: answered(9, 2, 3) }, { HR: answered(9, 4, 5) }).get("all");
    expect(change).toMatchObject({ difference: null, verdict: "unknown" });
  });
});

describe("the verdict", () => {
  it("is up or down from the smallest change on, where the interval excludes 0", () => {
    expect(verdict(certain(50), certain(60))).toBe("up");
    expect(verdict(certain(60), certain(50))).toBe("down");
    expect(verdict(certain(0.1 + 0.2), certain(10.3))).toBe("up");
    // se² = 2 · 10²/50 = 4, about 98 df: 20 ± 3.97.
    expect(verdict(figure(40, 50, 10, null), figure(60, 50, 10, null))).toBe("up");
  });

  it("is none where the whole interval lies within the smallest change", () => {
    expect(verdict(certain(50), certain(59))).toBe("none");
    // 4 ± 3.97: it excludes 0, but half a level is not reached.
    expect(verdict(figure(50, 50, 10, null), figure(54, 50, 10, null))).toBe("none");
  });

  it("is uncertain where the interval reaches over the limit, or over 0", () => {
    // 8 ± 3.97 reaches over 10; 20 ± 39.7 over 0.
    expect(verdict(figure(50, 50, 10, null), figure(58, 50, 10, null))).toBe("uncertain");
    expect(verdict(figure(40, 50, 100, null), figure(60, 50, 100, null))).toBe("uncertain");
  });

  it("is up only where the interval leaves 0 out, and at its limit not yet", () => {
    // n = 3 and s = √3 on both sides: se = √2, df 4, 2.776445 · 1.414214 = 3.926486 on either side.
    const before = figure(50, 3, Math.sqrt(3), null);
    expect(verdict(before, figure(53.92648, 3, Math.sqrt(3), null), 1)).toBe("uncertain");
    expect(verdict(before, figure(53.92649, 3, Math.sqrt(3), null), 1)).toBe("up");
    expect(verdict(before, figure(46.07351, 3, Math.sqrt(3), null), 1)).toBe("down");
  });

  it("is taken in the order of the method: hidden, unknown, up or down, none", () => {
    const [noScore, noInterval] = [figure(null, 0, null, 5), figure(90, 1, null, 5)];
    expect(verdict(suppressedFigure, noScore)).toBe("suppressed");
    expect(verdict(noScore, suppressedFigure)).toBe("suppressed");
    expect(verdict(certain(10), noScore)).toBe("unknown");
    expect(verdict(certain(10), noInterval)).toBe("unknown");
    // ± 10 is still within ± 10, but a change comes first; what rounding took off does not count.
    expect(verdict(certain(50), certain(59.9999999999))).toBe("up");
    expect(verdict(certain(50), certain(59.999))).toBe("none");
  });

  it("needs a difference even where the organization calls any change one", () => {
    expect(verdict(certain(50), certain(50), 0)).toBe("none");
    expect(verdict(certain(50), certain(50.5), 0)).toBe("up");
  });
});

describe("a change of which a side is hidden", () => {
  it("is hidden, and the organization's goes on without it", () => {
    const pair = (department: string, before: ScoreFigure, after: ScoreFigure) => ({
      department,
      before,
      after,
      weight: 1,
    });
    const pairs = [
      pair("IT", certain(50), suppressedFigure),
      pair("HR", suppressedFigure, certain(50)),
      { ...pair("PR", certain(50), certain(60)), basis: "common" as const },
      pair("Law", certain(50), certain(60)),
    ];
    const { departments, organization } = figureChanges(pairs, 10);
    expect([...departments.values()].map(({ verdict }) => verdict)).toEqual([
      "suppressed",
      "suppressed",
      "up",
      "up",
    ]);
    expect(departments.get("IT")).toMatchObject({ difference: null, ci: null, basis: "all" });
    expect(organization).toMatchObject({ difference: 10, verdict: "up", basis: "common" });
    expect(figureChanges(pairs.slice(0, 2), 10).organization).toMatchObject({
      verdict: "suppressed",
      basis: "all",
    });
    expect(figureChanges(pairs.slice(0, 2), 10, false).organization.verdict).toBe("unknown");
    expect(
      figureChanges([...pairs.slice(3), pair("IT", certain(50), suppressedFigure)], 10).organization.basis,
    ).toBe("all");
  });
});

describe("the smallest change", () => {
  it("is half a level unless the organization sets another", () => {
    expect(minimumChange({ min: 0, max: 5, levels: [] })).toBe(10);
    expect(minimumChange({ min: 0, max: 4, levels: [] })).toBe(12.5);
    expect(changes({ IT: answered(1, 2) }, { IT: answered(1, 2) }, { minimum: 0 }).get("IT")?.verdict).toBe(
      "none",
    );
    const rounds = [{ IT: answered(1, 2) }, { IT: answered(1, 3) }] as const;
    expect(changes(...rounds).get("IT")?.verdict).toBe("up");
    expect(changes(...rounds, { minimum: 25 }).get("IT")?.verdict).toBe("none");
  });

  it("cannot be negative", () => {
    expect(() => changes({}, {}, { minimum: -1 })).toThrow(RangeError);
    expect(() => changes({}, {}, { minimum: Number.NaN })).toThrow(RangeError);
  });
});

describe("the changes between two rounds", () => {
  it("come department by department, overall and each dimension, and the organization's last", () => {
    const round = figuresOf({ IT: answered(1, 2), HR: answered(1, 2) });
    const named = roundChanges(questionnaire, round, round).map(({ department, figure }) => [
      department,
      figure,
    ]);
    expect(named).toEqual([
      ["IT", "overall"],
      ["IT", "dimension:A"],
      ["HR", "overall"],
      ["HR", "dimension:A"],
      [null, "overall"],
      [null, "dimension:A"],
    ]);
  });

  it("are turned round where the rounds are", () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [a, b] = [{ IT: answered(null, ...first) }, { IT: answered(null, ...second) }];
        const there = changes(a, b).get("IT");
        const back = changes(b, a).get("IT");
        expect(back?.difference).toBeCloseTo(-(there?.difference ?? Number.NaN), 9);
        const turned = { up: "down", down: "up" } as const;
        const expected =
          there?.verdict === "up" || there?.verdict === "down" ? turned[there.verdict] : there?.verdict;
        expect(back?.verdict).toBe(expected);
      }),
    );
  });

  it("have Welch's interval wherever both sides differ within", () => {
    const values = fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 12 })
      .filter((given) => (standardDeviation(given) ?? 0) > 0);
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 9 }), (first, second, absent) => {
        const populations = [first.length + absent, second.length + absent] as const;
        const change = changes(
          { IT: answered(populations[0], ...first) },
          { IT: answered(populations[1], ...second) },
        ).get("IT");
        const scores = [first, second].map((given) => given.map((level) => level * 20));
        const expected = welch(scores[1] ?? [], scores[0] ?? [], {
          populations: [populations[1], populations[0]],
        });
        expect(change?.df).toBeCloseTo(expected?.df ?? Number.NaN, 6);
        expect(change?.ci?.[0]).toBeCloseTo(expected?.low ?? Number.NaN, 6);
      }),
    );
  });
});
