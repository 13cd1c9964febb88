import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import type { FigureKey } from "./figure-key.ts";
import { type ResponseScore, scoreResponse } from "./response.ts";
import { mean, standardDeviation } from "./statistics.ts";
import {
  addTally,
  emptyFigureTally,
  emptyTally,
  type FigureTally,
  subtractTally,
  type Tally,
  tallyDeviation,
  tallyMean,
  tallyResponse,
  unlikeFigures,
} from "./tally.ts";
import {
  allVisible,
  anyResponses,
  aQuestion,
  aQuestionnaire,
  checklist,
  choice,
  keyOf,
  levels,
  mixedQuestionnaire,
  nameOf,
  tallyOf,
} from "./testing.ts";

const figure = (tally: Tally, key: FigureKey): FigureTally => tally.figures.get(key) ?? emptyFigureTally;

function expectSame(actual: Tally, expected: Tally): void {
  expect(actual.responses).toBe(expected.responses);
  for (const key of new Set([...actual.figures.keys(), ...expected.figures.keys()])) {
    const [a, b] = [figure(actual, key), figure(expected, key)];
    expect([a.n, a.applicable]).toEqual([b.n, b.applicable]);
    expect([...a.counts].sort()).toEqual([...b.counts].sort());
    expect(a.coverageSum).toBeCloseTo(b.coverageSum, 9);
    expect(tallyMean(a) ?? -1).toBeCloseTo(tallyMean(b) ?? -1, 9);
    expect(tallyDeviation(a) ?? -1).toBeCloseTo(tallyDeviation(b) ?? -1, 9);
  }
}

describe("the tally of one response", () => {
  const questionnaire = aQuestionnaire([
    aQuestion("strategy", levels),
    aQuestion(
      "parts",
      checklist([
        ["plan", 1],
        ["money", 1],
      ]),
    ),
    aQuestion("law", choice(["yes", 100], ["irrelevant", null])),
    aQuestion("owner", levels),
    aQuestion("hidden", levels),
  ]);
  const visible = new Set(["strategy", "parts", "law", "owner"].map(nameOf));
  const answers: Answers = { strategy: 4, parts: ["plan"], law: "irrelevant", owner: "dontknow", hidden: 5 };
  const tally = tallyResponse(questionnaire, answers, scoreResponse(questionnaire, answers, visible));

  it("keeps each score as its deviation from 50", () => {
    expect(figure(tally, "question:strategy")).toMatchObject({
      n: 1,
      sum: 30,
      sumOfSquares: 900,
      applicable: 1,
    });
  });

  it("keeps a dimension's coverage, and that of no other figure", () => {
    // Strategy and parts are scored, owner applies too: 2 of 3. The score is (80 + 50) / 2 = 65.
    expect(figure(tally, "dimension:A")).toMatchObject({ n: 1, sum: 15, applicable: 1, coverageSum: 2 / 3 });
    expect(figure(tally, "overall")).toMatchObject({ n: 1, sum: 15, coverageSum: 0 });
  });

  it("counts values, and the answers that are none by their state", () => {
    expect([...figure(tally, "question:parts").counts]).toEqual([["plan", 1]]);
    expect([...figure(tally, "question:law").counts]).toEqual([
      ["irrelevant", 1],
      ["#NA", 1],
    ]);
    expect([...figure(tally, "question:owner").counts]).toEqual([["#DK", 1]]);
    const silent = tallyResponse(questionnaire, {}, scoreResponse(questionnaire, {}, visible));
    expect([...figure(silent, "question:owner").counts]).toEqual([["#NONE", 1]]);
  });

  it("applies to a question that was answered or might have been, not to a hidden one", () => {
    expect(figure(tally, "question:owner")).toMatchObject({ n: 0, applicable: 1 });
    expect(figure(tally, "question:law")).toMatchObject({ n: 0, applicable: 0 });
    expect(figure(tally, "question:hidden")).toEqual(emptyFigureTally);
  });

  it("names every figure, so that each of them knows how many responses there were", () => {
    const questions = questionnaire.questions.map(({ name }) => `question:${name}`);
    expect([...tally.figures.keys()]).toEqual(["overall", "dimension:A", ...questions]);
  });
});

describe("the tally of a group", () => {
  it("gives the mean and deviation of its scores", () => {
    const questionnaire = aQuestionnaire([aQuestion("q", levels)]);
    const tally = tallyOf(questionnaire, [{ q: 2 }, { q: 3 }, { q: 5 }, { q: "dontknow" }]);
    // 40, 60 and 100: mean 66.667; deviations −10, 10, 50 from 50: Σ = 50, Σ² = 2700; 2700 − 2500/3 = 1866.667.
    const scores = figure(tally, "question:q");
    expect(tallyMean(scores)).toBeCloseTo(200 / 3, 12);
    expect(tallyDeviation(scores)).toBeCloseTo(Math.sqrt(5600 / 6), 12);
    expect(tally.responses).toBe(4);
  });

  it("has no deviation at all where all scores are alike, however many and however they are rounded", () => {
    for (const score of [100 / 3, 99.7, 0.1, 0, 50, 100]) {
      const questionnaire = aQuestionnaire([aQuestion("q", choice(["a", score]))]);
      const one = tallyOf(questionnaire, [{ q: "a" }]);
      let tally = emptyTally;
      for (let times = 0; times < 5000; times++) tally = addTally(tally, one);
      expect(tallyDeviation(figure(tally, "question:q"))).toBe(0);
    }
  });

  it("sees one answer that differs among thousands", () => {
    const alike: FigureTally = { ...emptyFigureTally, n: 9999, sum: 9999 * 50, sumOfSquares: 9999 * 2500 };
    const other: FigureTally = { ...emptyFigureTally, n: 1, sum: 49, sumOfSquares: 49 * 49 };
    const of = (tally: FigureTally): Tally => ({
      responses: tally.n,
      figures: new Map([["overall", tally]]),
    });
    const both = figure(addTally(of(alike), of(other)), "overall");
    // Σ(x − mean)² = 1² · 9999/10000, over 9999
    expect(tallyDeviation(both)).toBeCloseTo(0.01, 6);
  });

  it("is that of the scores one by one", () => {
    fc.assert(
      fc.property(anyResponses, (responses) => {
        const scores = responses.map((answers) =>
          scoreResponse(mixedQuestionnaire, answers, allVisible(mixedQuestionnaire)),
        );
        const tally = tallyOf(mixedQuestionnaire, responses);
        const subjects: readonly [FigureKey, (score: ResponseScore) => number | null | undefined][] = [
          ["overall", (score) => score.overall.score],
          ["dimension:A", (score) => score.dimensions.get(keyOf("A"))?.score],
          ["dimension:B", (score) => score.dimensions.get(keyOf("B"))?.score],
        ];
        for (const [key, scoreOf] of subjects) {
          const xs = scores.flatMap((score) => scoreOf(score) ?? []);
          expect(figure(tally, key).n).toBe(xs.length);
          expect(tallyMean(figure(tally, key)) ?? -1).toBeCloseTo(mean(xs) ?? -1, 9);
          expect(tallyDeviation(figure(tally, key)) ?? -1).toBeCloseTo(standardDeviation(xs) ?? -1, 9);
        }
      }),
    );
  });

  it("is the same whatever order its responses come in", () => {
    const shuffled = anyResponses.chain((responses) =>
      fc.tuple(fc.constant(responses), fc.shuffledSubarray([...responses], { minLength: responses.length })),
    );
    fc.assert(
      fc.property(shuffled, ([responses, others]) => {
        expectSame(tallyOf(mixedQuestionnaire, others), tallyOf(mixedQuestionnaire, responses));
      }),
    );
  });

  it("is what it was after others were added and withdrawn", () => {
    fc.assert(
      fc.property(anyResponses, anyResponses, (some, others) => {
        const before = tallyOf(mixedQuestionnaire, some);
        const withdrawn = tallyOf(mixedQuestionnaire, others);
        expectSame(subtractTally(addTally(before, withdrawn), withdrawn), before);
      }),
    );
  });

  it("is empty to the last digit when all were withdrawn", () => {
    const questionnaire = aQuestionnaire([aQuestion("q", choice(["a", 0.1], ["b", 0.2]))]);
    const [a, b] = ["a", "b"].map((q) => tallyOf(questionnaire, [{ q }]));
    if (a === undefined || b === undefined) throw new Error("there are two");
    // −49.9 − 49.8 + 49.9 + 49.8 is not 0 in doubles.
    const left = subtractTally(subtractTally(addTally(a, b), a), b);
    expect(figure(left, "question:q")).toEqual(emptyFigureTally);
  });

  it("refuses to give back a response that was never added", () => {
    const tally = tallyOf(mixedQuestionnaire, [{}]);
    expect(() => subtractTally(emptyTally, tally)).toThrow(RangeError);
  });
});

describe("two tallies of the same responses", () => {
  it("are alike, in whatever order these were added, also with others that were withdrawn", () => {
    fc.assert(
      fc.property(anyResponses, anyResponses, (some, others) => {
        const tally = tallyOf(mixedQuestionnaire, some);
        const gone = tallyOf(mixedQuestionnaire, others);
        expect(unlikeFigures(subtractTally(addTally(gone, tally), gone), tally)).toEqual([]);
      }),
    );
  });

  it("are unlike in every figure of which any part differs", () => {
    const question: FigureKey = "question:q";
    const tally = tallyOf(aQuestionnaire([aQuestion("q", levels)]), [{ q: 1 }, { q: 4 }]);
    const own = tally.figures.get(question) ?? emptyFigureTally;
    const changed = (part: Partial<FigureTally>): Tally => ({
      ...tally,
      figures: new Map(tally.figures).set(question, { ...own, ...part }),
    });
    expect(unlikeFigures(tally, changed({}))).toEqual([]);
    for (const part of ["n", "applicable", "sum", "sumOfSquares", "coverageSum"] as const) {
      expect(unlikeFigures(tally, changed({ [part]: own[part] + 1 }))).toEqual([question]);
    }
    expect(unlikeFigures(tally, changed({ sum: own.sum + 1e-3 }))).toEqual([question]);
    expect(unlikeFigures(tally, changed({ sum: own.sum + 1e-9 }))).toEqual([]);
    const counts = (values: readonly (readonly [string, number])[]) => changed({ counts: new Map(values) });
    expect(unlikeFigures(tally, counts([["1", 1]]))).toEqual([question]);
    expect(unlikeFigures(tally, counts([...own.counts, ["5", 1]]))).toEqual([question]);
    expect(unlikeFigures(tally, counts([...own.counts, ["5", 0]]))).toEqual([]);
  });

  it("are unlike in all where one has more responses, or figures that the other has not", () => {
    const tally = tallyOf(aQuestionnaire([aQuestion("q", levels)]), [{ q: 1 }]);
    const keys = [...tally.figures.keys()];
    expect(unlikeFigures(tally, { ...tally, responses: 2 })).toEqual(keys);
    expect(unlikeFigures(emptyTally, tally)).toEqual(keys);
    expect(unlikeFigures(tally, emptyTally)).toEqual(keys);
  });
});
