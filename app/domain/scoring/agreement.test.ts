import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOver, agreementWord, disagreementOn } from "./agreement.ts";
import { agreement } from "./statistics.ts";
import { aQuestion, checklist, choice, levels, matrix } from "./testing.ts";

const question = aQuestion("q", levels);
const optionScores = [0, 20, 40, 60, 80, 100];

describe("agreement from counts", () => {
  it("works by hand", () => {
    // σ² = (100/5)² · (36 − 1)/12 = 1166.667; answers 60, 60, 80, 80: s² = 4 · 100 / 3 = 133.333; 1 − 0.114286.
    const result = agreementOver([
      disagreementOn(
        question,
        new Map([
          ["3", 2],
          ["4", 2],
        ]),
      ),
    ]);
    expect(result?.value).toBeCloseTo(1 - 4 / 35, 12);
    expect(result?.word).toBe("strong");
  });

  it("is that of the answers one by one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }), (chosen) => {
        const counts = new Map<string, number>();
        for (const level of chosen) counts.set(String(level), (counts.get(String(level)) ?? 0) + 1);
        const expected = agreement(
          chosen.map((level) => level * 20),
          optionScores,
        );
        const actual = agreementOver([disagreementOn(question, counts)]);
        if (expected === null) expect(actual).toBeNull();
        else expect(actual?.value).toBeCloseTo(expected, 9);
      }),
    );
  });

  it("leaves aside choices without a score, and answers that are no value", () => {
    const withNotRelevant = aQuestion("q", choice(["no", 0], ["yes", 100], ["irrelevant", null]));
    const counts = new Map([
      ["yes", 2],
      ["irrelevant", 5],
      ["#NA", 5],
      ["#DK", 3],
    ]);
    expect(agreementOver([disagreementOn(withNotRelevant, counts)])?.value).toBe(1);
  });

  it("takes a boolean's two answers as its options", () => {
    // σ² = 2500; 3 true, 1 false: mean 75, s² = (3 · 625 + 5625) / 3 = 2500; 1 − 1 = 0.
    const boolean = aQuestion("q", { kind: "boolean", reverse: true });
    const result = agreementOver([
      disagreementOn(
        boolean,
        new Map([
          ["true", 3],
          ["false", 1],
        ]),
      ),
    ]);
    expect(result?.value).toBeCloseTo(0, 12);
  });

  it("is just 1 where all answered alike, whatever the score, and none where options cannot differ", () => {
    const third = aQuestion("q", choice(["no", 0], ["partly", 100 / 3], ["yes", 100]));
    expect(agreementOver([disagreementOn(third, new Map([["partly", 7]]))])?.value).toBe(1);
    const alike = aQuestion("q", choice(["a", 100 / 3], ["b", 100 / 3]));
    const counts = new Map([
      ["a", 2],
      ["b", 1],
    ]);
    expect(disagreementOn(alike, counts)).toBeNull();
  });

  it("is none for one answer, and for what is no single choice", () => {
    expect(disagreementOn(question, new Map([["3", 1]]))).toBeNull();
    const list = aQuestion(
      "q",
      checklist([
        ["a", 1],
        ["b", 1],
      ]),
    );
    expect(disagreementOn(list, new Map([["a", 4]]))).toBeNull();
    const rows = aQuestion("q", matrix(["r"], ["no", 0], ["yes", 100]));
    expect(disagreementOn(rows, new Map([["r=no", 4]]))).toBeNull();
    const number = aQuestion("q", { kind: "number", thresholds: [{ value: 0, score: 0 }] });
    expect(disagreementOn(number, new Map([["true", 4]]))).toBeNull();
    expect(agreementOver([null])).toBeNull();
  });
});

describe("agreement where options lie unevenly", () => {
  it("takes each option as equally likely", () => {
    // Options 0, 40 and 100: mean 140/3, σ² = (0² + 40² + 100²)/3 − (140/3)² = 15200/9. Answers 40, 40, 100:
    // mean 60, s² = (2 · 400 + 1600)/2 = 1200; 1 − 1200 · 9/15200 = 1 − 27/38.
    const uneven = aQuestion("q", choice(["no", 0], ["partly", 40], ["yes", 100]));
    const counts = new Map([
      ["partly", 2],
      ["yes", 1],
    ]);
    expect(agreementOver([disagreementOn(uneven, counts)])?.value).toBeCloseTo(11 / 38, 12);
  });
});

describe("the agreement of a dimension", () => {
  it("is 1 less the mean of its questions' shares of the null variance", () => {
    // s²/σ² of 0 and 0.5 → 1 − 0.25; the third question says nothing.
    const result = agreementOver([{ ratio: 0, n: 12 }, { ratio: 0.5, n: 12 }, null]);
    expect(result).toEqual({ value: 0.75, word: "strong", smallGroup: false });
  });

  it("warns of chance where fewer than ten answered", () => {
    expect(
      agreementOver([
        { ratio: 0, n: 12 },
        { ratio: 0, n: 9 },
      ])?.smallGroup,
    ).toBe(true);
    expect(agreementOver([{ ratio: 0, n: 10 }])?.smallGroup).toBe(false);
  });
});

describe("the word for an agreement", () => {
  it.each([
    [-0.1, "divided"],
    [0, "none"],
    [-1e-12, "none"],
    [0.3, "none"],
    [0.31, "weak"],
    [0.5, "weak"],
    [0.51, "moderate"],
    [0.7, "moderate"],
    [1 - 0.3, "moderate"],
    [0.71, "strong"],
    [0.9, "strong"],
    [0.91, "very-strong"],
    [1, "very-strong"],
  ])("for %d is %s", (value, word) => {
    expect(agreementWord(value)).toBe(word);
  });
});
