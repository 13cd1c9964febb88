import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { scoreResponse } from "./response.ts";
import {
  aDimension,
  allVisible,
  aQuestion,
  aQuestionnaire,
  choice,
  keyOf,
  levels,
  matrix,
  nameOf,
} from "./testing.ts";

const oneDimension = aQuestionnaire([
  aQuestion("strategy", levels, { weight: 2 }),
  aQuestion("owner", levels, { weight: 1 }),
  aQuestion("budget", levels, { weight: 1 }),
]);
const ofA = (answers: Answers, questionnaire = oneDimension) =>
  scoreResponse(questionnaire, answers, allVisible(questionnaire)).dimensions.get(keyOf("A"));

describe("the score of a dimension", () => {
  it("is the weighted mean of its scored answers", () => {
    // (2 · 80 + 1 · 20 + 1 · 60) / 4 = 240 / 4
    expect(ofA({ strategy: 4, owner: 1, budget: 3 })).toEqual({ score: 60, coverage: 1, applicable: true });
  });

  it("leaves out what does not apply on both sides", () => {
    // (2 · 80 + 1 · 20) / 3, of a weight of 3 that applies
    expect(ofA({ strategy: 4, owner: 1, budget: "refused" })).toEqual({
      score: 60,
      coverage: 1,
      applicable: true,
    });
  });

  it("stands at a coverage of a half: don't know and unanswered lower it alike", () => {
    // The strategy weighs 2 of 4.
    expect(ofA({ strategy: 4, owner: "dontknow" })).toEqual({ score: 80, coverage: 0.5, applicable: true });
    expect(ofA({ owner: 4, strategy: "dontknow" })).toEqual({
      score: null,
      coverage: 0.25,
      applicable: true,
    });
    const nearly = aQuestionnaire([
      aQuestion("more", levels, { weight: 51 }),
      aQuestion("less", levels, { weight: 49 }),
    ]);
    expect(ofA({ less: 4 }, nearly)).toEqual({ score: null, coverage: 0.49, applicable: true });
  });

  it("stands at a half that rounding brought just below it", () => {
    const weights = [0.1, 0.2, 0.3];
    const questionnaire = aQuestionnaire(
      weights.map((weight, index) => aQuestion(`q${index}`, levels, { weight })),
    );
    // 0.3 / (0.1 + 0.2 + 0.3) is 0.49999999999999994 in doubles.
    expect(ofA({ q2: 5 }, questionnaire)?.score).toBe(100);
  });

  it("takes a matrix as one question with its full weight, however many of its rows are answered", () => {
    const questionnaire = aQuestionnaire([
      aQuestion("habits", matrix(["plan", "act", "check"], ["no", 0], ["partly", 50], ["yes", 100]), {
        weight: 2,
      }),
      aQuestion("owner", levels),
    ]);
    // habits: (100 + 50)/2 = 75, of weight 2; owner: 60, of weight 1. (2 · 75 + 60)/3 = 210/3.
    const answers = { habits: { plan: "yes", check: "partly" }, owner: 3 };
    expect(ofA(answers, questionnaire)).toEqual({ score: 70, coverage: 1, applicable: true });
    // Don't know in every row: 1 of 3 is covered.
    const silent = { habits: { plan: "dontknow", act: "dontknow", check: "dontknow" }, owner: 3 };
    expect(ofA(silent, questionnaire)).toEqual({ score: null, coverage: 1 / 3, applicable: true });
  });

  it("is none, without coverage, where no question applies", () => {
    const answers = { strategy: "refused", owner: "refused", budget: "refused" };
    expect(ofA(answers)).toEqual({ score: null, coverage: null, applicable: false });
  });

  it("ignores questions without weight, and answers to other things", () => {
    const questionnaire = aQuestionnaire([
      aQuestion("strategy", levels),
      aQuestion("curiosity", levels, { weight: 0 }),
      aQuestion("comment", { kind: "unscored" }),
      aQuestion("aside", levels, { dimension: null }),
    ]);
    const score = scoreResponse(
      questionnaire,
      { strategy: 5, curiosity: 0, comment: "…", aside: 0 },
      allVisible(questionnaire),
    );
    expect([...score.questions.keys()]).toEqual(["strategy"]);
    expect(score.dimensions.get(keyOf("A"))?.score).toBe(100);
  });

  it("takes only the response's own answers, whatever a question is called", () => {
    const questionnaire = aQuestionnaire([aQuestion("constructor", levels)]);
    expect(ofA({}, questionnaire)).toEqual({ score: null, coverage: 0, applicable: true });
  });
});

describe("a hidden question", () => {
  const visible = new Set([nameOf("owner"), nameOf("budget")]);

  it("is left out on both sides, its answer ignored even if it cannot be", () => {
    const score = scoreResponse(oneDimension, { strategy: "nonsense", owner: 1, budget: 3 }, visible);
    // (20 + 60) / 2
    expect(score.dimensions.get(keyOf("A"))).toEqual({ score: 40, coverage: 1, applicable: true });
    expect(score.questions.get(nameOf("strategy"))).toEqual({ state: "hidden" });
  });
});

describe("the overall score", () => {
  const questionnaire = aQuestionnaire(
    ["A", "B", "C"].map((dimension) => aQuestion(`in${dimension}`, levels, { dimension })),
    [aDimension("A", { weight: 2 }), aDimension("B"), aDimension("C")],
  );
  const overall = (answers: Answers) =>
    scoreResponse(questionnaire, answers, allVisible(questionnaire)).overall;

  it("is the mean of the dimensions, weighted", () => {
    // (2 · 80 + 1 · 40 + 1 · 0) / 4
    expect(overall({ inA: 4, inB: 2, inC: 0 })).toEqual({ score: 50, applicable: true });
  });

  it("stands where dimensions holding half of the weight have a score, and not below", () => {
    expect(overall({ inA: 4 })).toEqual({ score: 80, applicable: true });
    expect(overall({ inB: 4 })).toEqual({ score: null, applicable: true });
  });

  it("stands at a half that rounding brought just below it", () => {
    const weights = [0.1, 0.2, 0.3];
    const fractions = aQuestionnaire(
      weights.map((_, index) => aQuestion(`q${index}`, levels, { dimension: `D${index}` })),
      weights.map((weight, index) => aDimension(`D${index}`, { weight })),
    );
    // 0.3 / (0.1 + 0.2 + 0.3) is 0.49999999999999994 in doubles.
    expect(scoreResponse(fractions, { q2: 5 }, allVisible(fractions)).overall.score).toBe(100);
  });

  it("leaves out a dimension of which no question applies on both sides", () => {
    // Without A, B holds half of the weight of B and C.
    expect(overall({ inA: "refused", inB: 4 })).toEqual({ score: 80, applicable: true });
  });

  it("does not apply where nothing does", () => {
    expect(overall({ inA: "refused", inB: "refused", inC: "refused" })).toEqual({
      score: null,
      applicable: false,
    });
  });
});

describe("any response", () => {
  const level = fc.constantFrom(0, 1, 2, 3, 4, 5, "dontknow", "refused");
  const responses = fc.dictionary(fc.constantFrom("q0", "q1", "q2", "q3"), level);
  const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 });
  const questionnaireOf = (given: readonly number[]) =>
    aQuestionnaire(
      given.map((weight, index) =>
        aQuestion(`q${index}`, levels, { weight, dimension: index < 2 ? "A" : "B" }),
      ),
    );

  it("scores from 0 to 100, as its dimensions do", () => {
    fc.assert(
      fc.property(weights, responses, (given, answers) => {
        const questionnaire = questionnaireOf(given);
        const { overall, dimensions } = scoreResponse(questionnaire, answers, allVisible(questionnaire));
        for (const { score } of [overall, ...dimensions.values()]) {
          if (score === null) continue;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("has the same scores with a question added that does not apply", () => {
    fc.assert(
      fc.property(weights, responses, (given, answers) => {
        const questionnaire = questionnaireOf(given);
        const longer = aQuestionnaire(
          [
            ...questionnaire.questions,
            aQuestion("extra", choice(["no", 0], ["irrelevant", null]), { weight: 9 }),
          ],
          questionnaire.dimensions,
        );
        const before = scoreResponse(questionnaire, answers, allVisible(questionnaire));
        const after = scoreResponse(longer, { ...answers, extra: "irrelevant" }, allVisible(longer));
        expect(after.dimensions).toEqual(before.dimensions);
        expect(after.overall).toEqual(before.overall);
      }),
    );
  });
});
