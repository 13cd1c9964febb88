import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue, Scoring } from "#app/domain/questionnaire/definition.ts";
import { countableValues, countedValues, reversed, scoreAnswer } from "./answer.ts";
import { aQuestion, checklist, choice, levels, matrix } from "./testing.ts";

const scored = (score: number) => ({ state: "scored", score });
const score = (scoring: Scoring, value: AnswerValue | undefined) =>
  scoreAnswer(aQuestion("q", scoring), value);
const counted = (scoring: Scoring, value: AnswerValue | undefined) =>
  countedValues(aQuestion("q", scoring), value);

const withNotRelevant = choice(["yes", 100], ["partly", 40], ["not-relevant", null]);
const trueOrFalse: Scoring = { kind: "boolean", reverse: false };
const weighted = checklist([
  ["policy", 3],
  ["owner", 1],
  ["budget", 1],
  ["other-law", null],
]);
const twoRows = matrix(["now", "later"], ["no", 0], ["partly", 50], ["yes", 100], ["irrelevant", null]);
const perHundred: Scoring = {
  kind: "number",
  thresholds: [
    { value: 10, score: 0 },
    { value: 20, score: 60 },
    { value: 40, score: 100 },
  ],
};
const every: readonly (readonly [string, Scoring])[] = [
  ["a choice", levels],
  ["a boolean", trueOrFalse],
  ["a checklist", weighted],
  ["a matrix", twoRows],
  ["a number", perHundred],
];

describe("an answer that is no score", () => {
  it.each(every)("is kept apart from zero in %s", (_, scoring) => {
    expect(score(scoring, undefined)).toEqual({ state: "unanswered" });
    expect(score(scoring, "")).toEqual({ state: "unanswered" });
    expect(score(scoring, "dontknow")).toEqual({ state: "dont-know" });
    expect(score(scoring, "refused")).toEqual({ state: "does-not-apply" });
    for (const value of [undefined, "", "dontknow", "refused"]) expect(counted(scoring, value)).toEqual([]);
  });

  it("is also a choice without a score, which its distribution still counts", () => {
    expect(score(withNotRelevant, "not-relevant")).toEqual({ state: "does-not-apply" });
    expect(counted(withNotRelevant, "not-relevant")).toEqual(["not-relevant"]);
  });
});

describe("a single choice", () => {
  it("is worth what its option is, however the value is spelled", () => {
    expect(score(levels, 3)).toEqual(scored(60));
    expect(score(levels, "3")).toEqual(scored(60));
    expect(counted(levels, "3")).toEqual(["3"]);
    expect(score(withNotRelevant, "partly")).toEqual(scored(40));
  });

  it("refuses a value that is no option", () => {
    expect(() => score(levels, 6)).toThrow(RangeError);
    expect(() => score(levels, true)).toThrow(RangeError);
    expect(() => score(levels, ["3"])).toThrow(RangeError);
  });
});

describe("a boolean", () => {
  it("is worth 100 or 0, and the other way round where it is reversed", () => {
    expect(score(trueOrFalse, true)).toEqual(scored(100));
    expect(score(trueOrFalse, false)).toEqual(scored(0));
    expect(score({ kind: "boolean", reverse: true }, true)).toEqual(scored(0));
    expect(counted(trueOrFalse, false)).toEqual(["false"]);
  });
});

describe("a checklist", () => {
  it("is worth the checked share of the weight", () => {
    // policy 3 and budget 1 of 3 + 1 + 1 = 5: 100 · 4/5; other-law weighs nothing on either side.
    expect(score(weighted, ["policy", "budget"])).toEqual(scored(80));
    expect(score(weighted, ["policy", "budget", "other-law"])).toEqual(scored(80));
    expect(
      score(
        checklist(
          [
            ["policy", 3],
            ["owner", 1],
          ],
          true,
        ),
        ["policy"],
      ),
    ).toEqual(scored(25));
    expect(counted(weighted, ["policy", "budget"])).toEqual(["policy", "budget"]);
  });

  it("is worth 0 where none is checked on purpose, 100 where that is reversed", () => {
    expect(score(weighted, ["none"])).toEqual(scored(0));
    expect(score(checklist([["risk", 1]], true), ["none"])).toEqual(scored(100));
    expect(counted(weighted, ["none"])).toEqual(["none"]);
  });

  it("is worth 0 where only choices of weight 0 are checked", () => {
    const list = checklist([
      ["rumour", 0],
      ["policy", 1],
    ]);
    expect(score(list, ["rumour"])).toEqual(scored(0));
  });

  it("is unanswered where nothing is checked", () => {
    expect(score(weighted, [])).toEqual({ state: "unanswered" });
  });

  it("says what its exclusive choices say", () => {
    expect(score(weighted, ["dontknow"])).toEqual({ state: "dont-know" });
    expect(score(weighted, ["refused"])).toEqual({ state: "does-not-apply" });
    expect(counted(weighted, ["dontknow"])).toEqual([]);
  });

  it("does not apply where only choices without a weight are checked", () => {
    expect(score(weighted, ["other-law"])).toEqual({ state: "does-not-apply" });
  });

  it("counts a choice once, and refuses what is no choice or cannot go together", () => {
    expect(score(weighted, ["owner", "owner"])).toEqual(scored(20));
    expect(() => score(weighted, ["owner", "unknown"])).toThrow(RangeError);
    expect(() => score(weighted, ["owner", "none"])).toThrow(RangeError);
    expect(() => score(weighted, "owner")).toThrow(RangeError);
  });
});

describe("a matrix", () => {
  it("is worth the mean of its scored rows", () => {
    // (50 + 100) / 2
    expect(score(twoRows, { now: "partly", later: "yes" })).toEqual(scored(75));
    expect(score(twoRows, { later: "partly" })).toEqual(scored(50));
    expect(score(twoRows, { now: "irrelevant", later: "partly" })).toEqual(scored(50));
    expect(score(twoRows, { now: "dontknow", later: "partly" })).toEqual(scored(50));
  });

  it("says don't know where any row does and none is scored", () => {
    expect(score(twoRows, { now: "dontknow" })).toEqual({ state: "dont-know" });
    expect(score(twoRows, { now: "dontknow", later: "refused" })).toEqual({ state: "dont-know" });
  });

  it("does not apply only where no row does", () => {
    expect(score(twoRows, { now: "irrelevant", later: "refused" })).toEqual({ state: "does-not-apply" });
    expect(score(twoRows, { now: "irrelevant" })).toEqual({ state: "unanswered" });
    expect(score(twoRows, {})).toEqual({ state: "unanswered" });
  });

  it("counts each answered row by row and value", () => {
    expect(counted(twoRows, { later: "yes", now: "no" })).toEqual(["now=no", "later=yes"]);
    expect(counted(twoRows, { now: "dontknow", later: "irrelevant" })).toEqual(["later=irrelevant"]);
  });

  it("refuses rows and columns that it does not have", () => {
    expect(() => score(twoRows, { never: "yes" })).toThrow(RangeError);
    expect(() => score(twoRows, { now: "maybe" })).toThrow(RangeError);
    expect(() => score(twoRows, "yes")).toThrow(RangeError);
  });
});

describe("a number", () => {
  it("is worth what lies on the line between its points, and no more or less beyond the ends", () => {
    expect(score(perHundred, 10)).toEqual(scored(0));
    // A quarter of the way from 20 (60) to 40 (100).
    expect(score(perHundred, 25)).toEqual(scored(70));
    expect(score(perHundred, 5)).toEqual(scored(0));
    expect(score(perHundred, 99)).toEqual(scored(100));
    expect(counted(perHundred, 25)).toEqual([]);
    expect(countableValues(aQuestion("q", perHundred))).toBeNull();
  });

  it("refuses text and infinity", () => {
    expect(() => score(perHundred, "many")).toThrow(RangeError);
    expect(() => score(perHundred, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe("any answer", () => {
  const anyAnswer: fc.Arbitrary<readonly [Scoring, AnswerValue | undefined]> = fc.oneof(
    fc.tuple(fc.constant(levels), fc.constantFrom(0, 1, 2, 3, 4, 5)),
    fc.tuple(fc.constant(trueOrFalse), fc.boolean()),
    fc.tuple(fc.constant(weighted), fc.subarray(["policy", "owner", "budget", "other-law"])),
    fc.tuple(
      fc.constant(twoRows),
      fc.dictionary(fc.constantFrom("now", "later"), fc.constantFrom("no", "yes", "irrelevant", "dontknow")),
    ),
    fc.tuple(fc.constant(perHundred), fc.double({ noNaN: true, noDefaultInfinity: true })),
  );

  it("scores from 0 to 100, and counts only what its distribution can hold", () => {
    fc.assert(
      fc.property(anyAnswer, ([scoring, value]) => {
        const result = score(scoring, value);
        if (result.state === "scored") {
          expect(result.score).toBeGreaterThanOrEqual(0);
          expect(result.score).toBeLessThanOrEqual(100);
        }
        const countable = countableValues(aQuestion("q", scoring)) ?? [];
        expect(countable).toEqual(expect.arrayContaining([...counted(scoring, value)]));
      }),
    );
  });

  it("is itself again when it is reversed twice", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        expect(reversed(reversed(value))).toBeCloseTo(value, 9);
      }),
    );
  });

  it("scores 100 together with its reversed self", () => {
    const options = [["a", 3] as const, ["b", 2] as const];
    fc.assert(
      fc.property(fc.subarray(["a", "b"], { minLength: 1 }), (checked) => {
        const forward = score(checklist(options), checked);
        const backward = score(checklist(options, true), checked);
        if (forward.state !== "scored" || backward.state !== "scored") throw new Error("both are scored");
        expect(forward.score + backward.score).toBeCloseTo(100, 9);
      }),
    );
  });
});
