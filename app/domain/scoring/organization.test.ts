import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import type { Figures, ScoreFigure } from "./figure.ts";
import { type Group, roundFigures } from "./group.ts";
import type { Weights } from "./organization.ts";
import { mean, meanInterval, standardDeviation } from "./statistics.ts";
import {
  answersTo,
  anyResponses,
  aQuestion,
  aQuestionnaire,
  aDepartment as department,
  levels,
  mixedQuestionnaire,
  singleQuestion,
  tallyOf,
} from "./testing.ts";

function roundOf(groups: readonly Group[], weights: Weights = "equal") {
  const round = roundFigures(singleQuestion, groups, weights);
  return { ...round, overall: round.organization.overall };
}

describe("the figures of an organization", () => {
  it("weigh each department alike, or by how many were invited", () => {
    // 80 and 20; 30 and 10 invited: (80 + 20)/2, (30 · 80 + 10 · 20)/40.
    const groups = [department("IT", 30, 4, 4), department("HR", 10, 1), department("PR", 60)];
    expect(roundOf(groups).overall).toMatchObject({ score: 50, n: 3, sd: null });
    expect(roundOf(groups, "headcount").overall.score).toBeCloseTo(65, 12);
  });

  it("weigh a department by its responses where it is unknown how many were invited", () => {
    // (2 · 80 + 10 · 20) / 12
    const groups = [department("IT", null, 4, 4), department("HR", 10, 1)];
    const { organization, overall } = roundOf(groups, "headcount");
    expect(overall.score).toBeCloseTo(30, 12);
    expect(organization).toMatchObject({ n: 3, invited: null, responseRate: null });
  });

  it("are the mean of the departments' own figures, the whole as each dimension", () => {
    const two = aQuestionnaire([aQuestion("a", levels), aQuestion("b", levels, { dimension: "B" })]);
    const of = (name: string, answers: Answers): Group => ({
      department: name,
      invited: null,
      tally: tallyOf(two, [answers]),
    });
    const groups = [of("IT", { a: 5, b: 0 }), of("HR", { a: 2, b: "refused" })];
    const { organization } = roundFigures(two, groups);
    // A: (100 + 40)/2. B: IT alone, 0. Overall IT (100 + 0)/2 = 50 and HR 40: 45, not the 35 of A and B.
    expect([...organization.dimensions.values()].map(({ score, n }) => [score, n])).toEqual([
      [70, 2],
      [0, 1],
    ]);
    expect(organization.overall).toMatchObject({ score: 45, n: 2 });
  });

  it("know who was invited, also where nobody answered", () => {
    const { organization } = roundOf([department("IT", 30, 4), department("PR", 10)]);
    expect(organization).toMatchObject({ n: 1, invited: 40, responseRate: 1 / 40 });
  });

  it("have the variance of a weighted sum, with Satterthwaite's degrees of freedom", () => {
    // se² = 400/3 (2 df) and 200/2 (1 df), each times ¼: 33.333 + 25 = 58.333.
    // df = 58.333² / (33.333²/2 + 25²/1) = 3402.78 / 1180.56 = 2.882353.
    const { overall } = roundOf([department("IT", null, 2, 3, 4), department("HR", null, 3, 4)]);
    expect(overall.score).toBeCloseTo(65, 12);
    expect(overall.se).toBeCloseTo(Math.sqrt(175 / 3), 12);
    expect(overall.df).toBeCloseTo(2.882353, 6);
  });

  it("weigh each department's error as its score", () => {
    // se² = 400/3 · (1 − 3/30) = 120 and 200/2 · (1 − 2/10) = 80: (¾)² · 120 + (¼)² · 80 = 72.5.
    const groups = [department("IT", 30, 2, 3, 4), department("HR", 10, 3, 4)];
    expect(roundOf(groups, "headcount").overall.se).toBeCloseTo(Math.sqrt(72.5), 12);
  });

  it("give a department with one answer the pooled deviation", () => {
    // IT: s² = 400, se² = 400/3. HR: one of 4, s_p² = 400 with 2 df: 400 · (1 − 1/4). Each times ¼: 33.333 + 75.
    const { overall, departments } = roundOf([department("IT", null, 2, 3, 4), department("HR", 4, 5)]);
    expect(departments[1]?.overall.se).toBeNull();
    expect(overall.se).toBeCloseTo(Math.sqrt(100 / 3 + 75), 12);
    // 108.333² / (33.333²/2 + 75²/2)
    expect(overall.df).toBeCloseTo((325 / 3) ** 2 / ((100 / 3) ** 2 / 2 + 75 ** 2 / 2), 9);
  });

  it("have the interval that a weighted sum has", () => {
    // Twice 40, 60 and 80 of 12: se² = 400/3 · (1 − 3/12) = 100, each times ¼: 50. df = 50² / (2 · 25²/2) = 4;
    // t(0.975, 4) = 2.776445, times √50 = 7.071068: 60 ± 19.632431.
    const { overall } = roundOf([department("IT", 12, 2, 3, 4), department("HR", 12, 2, 3, 4)]);
    expect(overall.df).toBeCloseTo(4, 9);
    expect(overall.ci?.[0]).toBeCloseTo(40.367569, 5);
    expect(overall.ci?.[1]).toBeCloseTo(79.632431, 5);
  });

  it("have no interval where a department has no error and nobody's deviation can stand in", () => {
    const { overall } = roundOf([department("IT", 9, 4, 4), department("HR", 9, 2)]);
    expect(overall).toMatchObject({ score: 60, se: null, ci: null });
  });

  it("are certain where everyone answered everywhere", () => {
    const { overall } = roundOf([department("IT", 2, 4, 2), department("HR", 1, 1)]);
    expect(overall).toMatchObject({ score: 40, se: 0, df: null, ci: [40, 40] });
  });

  it("are none where no department has a score", () => {
    expect(roundOf([department("IT", 9)]).overall).toMatchObject({ score: null, n: 0, se: null, ci: null });
    expect(roundOf([]).overall.score).toBeNull();
  });

  it("cut the interval to 0–100", () => {
    const { overall } = roundOf([department("IT", null, 0, 5)]);
    expect(overall.ci).toEqual([0, 100]);
  });
});

describe("any round", () => {
  const all = (figures: Figures): readonly ScoreFigure[] => [
    figures.overall,
    ...figures.dimensions.values(),
    ...figures.questions.values(),
  ];
  const groups = fc
    .array(fc.tuple(anyResponses, fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })), { maxLength: 5 })
    .map((departments) =>
      departments.map(([responses, absent], index): Group & { responses: readonly Answers[] } => ({
        department: `D${index}`,
        invited: absent === null ? null : responses.length + absent,
        tally: tallyOf(mixedQuestionnaire, responses),
        responses,
      })),
    );
  const weights = fc.constantFrom<Weights>("equal", "headcount");

  it("has scores from 0 to 100, inside their intervals", () => {
    fc.assert(
      fc.property(groups, weights, (given, weighing) => {
        const { departments, organization } = roundFigures(mixedQuestionnaire, given, weighing);
        for (const { score, ci, se } of [...departments, organization].flatMap(all)) {
          if (score === null) {
            expect(ci).toBeNull();
            continue;
          }
          expect(score).toBeGreaterThanOrEqual(-1e-9);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
          expect(ci === null).toBe(se === null);
          if (ci === null) continue;
          expect(ci[0]).toBeLessThanOrEqual(score + 1e-9);
          expect(ci[1]).toBeGreaterThanOrEqual(score - 1e-9);
        }
      }),
    );
  });

  it("has the same organization in whatever order its departments come", () => {
    fc.assert(
      fc.property(groups, weights, (given, weighing) => {
        const forward = roundFigures(mixedQuestionnaire, given, weighing).organization;
        const backward = roundFigures(mixedQuestionnaire, [...given].reverse(), weighing).organization;
        const pairs = all(forward).map((figure, index) => [figure, all(backward)[index]] as const);
        for (const [a, b] of pairs) {
          expect(b?.score ?? -1).toBeCloseTo(a.score ?? -1, 9);
          expect(b?.se ?? -1).toBeCloseTo(a.se ?? -1, 9);
        }
      }),
    );
  });

  it("has the department figures of the raw scores", () => {
    const number = aQuestionnaire([
      aQuestion("q", {
        kind: "number",
        thresholds: [
          { value: 0, score: 0 },
          { value: 300, score: 100 },
        ],
      }),
    ]);
    const values = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 9 }), (given, absent) => {
        const scores = given.map((value) => value / 3);
        const invited = given.length + absent;
        const group = { department: "IT", invited, tally: tallyOf(number, answersTo("q", ...given)) };
        const figure = roundFigures(number, [group]).departments[0]?.overall;
        expect(figure?.score).toBeCloseTo(mean(scores) ?? Number.NaN, 9);
        expect(figure?.sd ?? -1).toBeCloseTo(standardDeviation(scores) ?? -1, 9);
        const interval = meanInterval(scores, { population: invited });
        expect(figure?.ci?.[0] ?? -1).toBeCloseTo(interval === null ? -1 : Math.max(0, interval.low), 8);
      }),
    );
  });

  it("changes by a response to which nothing applies in its counts and population only", () => {
    fc.assert(
      fc.property(anyResponses, (responses) => {
        const nothing: Answers = Object.fromEntries(
          mixedQuestionnaire.questions.map(({ name }) => [
            name,
            name === "checklist" ? ["refused"] : "refused",
          ]),
        );
        const figuresOf = (given: readonly Answers[]) => {
          const tally = tallyOf(mixedQuestionnaire, given);
          return roundFigures(mixedQuestionnaire, [{ department: "IT", invited: 40, tally }]).departments[0];
        };
        const before = figuresOf(responses);
        const after = figuresOf([...responses, nothing]);
        expect(after?.n).toBe(responses.length + 1);
        for (const [key, dimension] of before?.dimensions ?? []) {
          const same = after?.dimensions.get(key);
          expect([same?.score, same?.sd, same?.n, same?.coverage]).toEqual([
            dimension.score,
            dimension.sd,
            dimension.n,
            dimension.coverage,
          ]);
          expect(same?.population).toBe((dimension.population ?? 0) - 1);
        }
        for (const [name, question] of before?.questions ?? []) {
          const same = after?.questions.get(name);
          expect(same?.score).toBe(question.score);
          expect(same?.notApplicable).toBe((question.notApplicable ?? Number.NaN) + 1);
        }
      }),
    );
  });
});
