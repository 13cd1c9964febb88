import { describe, expect, it } from "vitest";
import type { Question, Questionnaire, Scoring } from "#app/domain/questionnaire/definition.ts";
import {
  aQuestion as anyQuestion,
  choices,
  oneDimension,
  aQuestionnaire as read,
} from "#app/domain/questionnaire/testing.ts";
import { commonQuestions, comparisonBasis, isSameVersion } from "./common-questions.ts";
import {
  aDimension,
  aQuestion,
  aQuestionnaire,
  checklist,
  choice,
  levels,
  matrix,
  nameOf,
} from "./testing.ts";

/** A version with the same id as all others. */
function version(name: string, questions: readonly Question[]): Questionnaire {
  return { ...aQuestionnaire(questions), version: name };
}

const question = (name: string, scoring: Scoring = levels, more: Partial<Question> = {}): Question => ({
  ...aQuestion(name, scoring),
  ...more,
});

/** The levels, in other words. */
const relabelled: Scoring = {
  kind: "choice",
  options: [0, 1, 2, 3, 4, 5].map((value) => ({
    value,
    text: { sv: `Nivå ${value}`, en: `Level ${value}` },
    score: 20 * value,
  })),
};

function common(...versions: readonly (readonly Question[])[]): readonly string[] {
  const pairs = commonQuestions(versions.map((questions, index) => version(`v${index}`, questions)));
  return pairs.map(({ older, newer }) =>
    older.name === newer.name ? newer.name : `${older.name}>${newer.name}`,
  );
}

describe("the questions two versions have in common", () => {
  it("have the same name, or the one that they replace", () => {
    const newer = [question("a"), question("b2", levels, { replaces: nameOf("b") }), question("new")];
    expect(common([question("a"), question("b"), question("gone")], newer)).toEqual(["a", "b>b2"]);
  });

  it("are not taken over twice where a name is used again", () => {
    const newer = [question("b2", levels, { replaces: nameOf("b") }), question("b")];
    expect(common([question("b")], newer)).toEqual(["b>b2"]);
  });

  it("keep their name where what they once replaced is gone", () => {
    expect(common([question("b")], [question("b", levels, { replaces: nameOf("older") })])).toEqual(["b"]);
    expect(common([question("b")], [question("b", levels, { replaces: nameOf("b") })])).toEqual(["b"]);
  });

  it("are followed through the versions between", () => {
    const first = [question("a"), question("b"), question("c")];
    const second = [question("a2", levels, { replaces: nameOf("a") }), question("c")];
    const third = [question("a3", levels, { replaces: nameOf("a2") }), question("b"), question("c")];
    expect(common(first, second, third)).toEqual(["a>a3", "c"]);
  });

  it("compare at every step between", () => {
    const other = choice([0, 0], [5, 100]);
    const plain = [question("a"), question("b"), question("c")];
    // a is declared another question for a year, b is scored otherwise for a year, c says that it still compares.
    const between = [
      question("a", levels, { comparable: false }),
      question("b", other),
      question("c", other, { comparable: true }),
    ];
    const last = [question("a"), question("b"), question("c", levels, { comparable: true })];
    expect(common(plain, between, last)).toEqual(["c"]);
    expect(common(plain, last)).toEqual(["a", "b", "c"]);
  });

  it("may be counted otherwise in between, as long as both ends are scored", () => {
    expect(common([question("a")], [question("a", levels, { weight: 0 })], [question("a")])).toEqual(["a"]);
  });

  it("are one kind whether they are asked as a list, a menu or a rating", () => {
    const asked = (type: string, more: Record<string, unknown>) =>
      read({
        questions: [anyQuestion(type, "q", more)],
        maturity: oneDimension(),
      }).questions;
    const radio = asked("radiogroup", { choices: choices(1, 2, 3) });
    const menu = asked("dropdown", { choices: choices(3, 2, 1) });
    const rating = asked("rating", { rateMin: 1, rateMax: 3 });
    expect(common(radio, menu, rating)).toEqual(["q"]);
    // 1, 2, 3 are worth 0, 50, 100; from 3 down to 1 they are worth 100, 50, 0.
    const turned = asked("rating", { rateMin: 1, rateMax: 3, reverse: true });
    expect(common(radio, turned)).toEqual([]);
    const turnedBack = asked("radiogroup", { choices: choices(1, 2, 3), scores: { 1: 100, 2: 50, 3: 0 } });
    expect(common(turned, turnedBack)).toEqual(["q"]);
  });

  it("are scored in both", () => {
    const none: Scoring = { kind: "unscored" };
    expect(common([question("a", levels, { weight: 0 })], [question("a")])).toEqual([]);
    expect(common([question("a")], [question("a", levels, { weight: 0 })])).toEqual([]);
    expect(common([question("a", none)], [question("a", none)])).toEqual([]);
  });

  it("belong to the same questionnaire", () => {
    const [a, b] = [version("1", [question("a")]), { ...version("2", [question("a")]), id: "another" }];
    expect(commonQuestions([a, b])).toEqual([]);
    expect(commonQuestions([])).toEqual([]);
  });

  it("are scored alike unless the newer says that years compare", () => {
    const [old, changed] = [choice(["a", 0], ["b", 100]), choice(["a", 0], ["b", 90])];
    expect(common([question("q", old)], [question("q", changed)])).toEqual([]);
    expect(common([question("q", old)], [question("q", changed, { comparable: true })])).toEqual(["q"]);
    expect(common([question("q", old)], [question("q", old, { comparable: false })])).toEqual([]);
    expect(common([question("q", old, { comparable: false })], [question("q", old)])).toEqual(["q"]);
  });

  it("have the same scoring whatever order and weight choices have", () => {
    const threshold = (value: number, score: number) => ({
      kind: "number" as const,
      thresholds: [
        { value: 0, score: 0 },
        { value, score },
      ],
    });
    const same: readonly (readonly [Scoring, Scoring])[] = [
      [choice([1, 0], [2, 100]), choice(["2", 100], ["1", 1e-12])],
      [
        checklist([
          ["a", 1],
          ["b", 3],
        ]),
        checklist([
          ["b", 6],
          ["a", 2],
        ]),
      ],
      [
        checklist([
          ["a", null],
          ["b", 3],
        ]),
        checklist([
          ["a", null],
          ["b", 1],
        ]),
      ],
      [matrix(["x", "y"], [0, 0], [1, 100]), matrix(["y", "x"], [1, 100], [0, 0])],
      [
        { kind: "boolean", reverse: true },
        { kind: "boolean", reverse: true },
      ],
      [threshold(5, 100), threshold(5, 100)],
    ];
    for (const [a, b] of same) expect(common([question("q", a)], [question("q", b)])).toEqual(["q"]);
  });

  it("have another scoring where any score, row, point or direction differs", () => {
    const threshold = (value: number, score: number) => ({
      kind: "number" as const,
      thresholds: [
        { value: 0, score: 0 },
        { value, score },
      ],
    });
    const other: readonly (readonly [Scoring, Scoring])[] = [
      [choice([1, 0], [2, 100]), choice([1, 0], [2, 100], [3, 100])],
      [choice([1, 0], [2, 100]), choice([1, 0], [3, 100])],
      [choice([1, 0], [2, 100]), choice([1, 0], [2, null])],
      [choice([1, 0], [2, null]), choice([1, 0], [2, 0])],
      [
        checklist([
          ["a", 1],
          ["b", 3],
        ]),
        checklist([
          ["a", 1],
          ["b", 1],
        ]),
      ],
      [checklist([["a", 1]]), checklist([["a", 1]], true)],
      [matrix(["x"], [0, 0]), matrix(["y"], [0, 0])],
      [matrix(["x"], [0, 0]), matrix(["x"], [0, 10])],
      [
        { kind: "boolean", reverse: true },
        { kind: "boolean", reverse: false },
      ],
      [threshold(5, 100), threshold(6, 100)],
      [threshold(5, 100), threshold(5, 90)],
      [threshold(5, 100), { kind: "number", thresholds: [{ value: 0, score: 0 }] }],
      [choice(["true", 100], ["false", 0]), { kind: "boolean", reverse: false }],
      [{ kind: "boolean", reverse: false }, choice(["true", 100], ["false", 0])],
      [checklist([["a", 1]]), choice(["a", 1])],
      [matrix(["x"], [0, 0]), choice([0, 0])],
      [threshold(5, 100), choice([0, 0])],
    ];
    for (const [a, b] of other) expect(common([question("q", a)], [question("q", b)])).toEqual([]);
  });
});

describe("the basis of a comparison", () => {
  it("has the newer version's weights and dimensions on both sides, and each side's own scoring", () => {
    const old = question("a", choice(["x", 0], ["y", 100]));
    const now = question("a", choice(["x", 50], ["y", 100]), {
      comparable: true,
      weight: 4,
      ...{ dimension: aDimension("B").key },
    });
    const older = version("1", [old, question("gone")]);
    const newer = version("2", [now, question("fresh")]);
    const basis = comparisonBasis(older, newer, commonQuestions([older, newer]));
    expect(basis.older.dimensions).toEqual(newer.dimensions);
    expect(basis.older.questions).toEqual([{ ...old, dimension: "B", weight: 4 }]);
    expect(basis.newer.questions).toEqual([now]);
  });
});

describe("versions", () => {
  it("are the same whatever targets a round sets and whatever words are used", () => {
    const a = version("1", [question("q")]);
    const targeted = { ...a, dimensions: a.dimensions.map((dimension) => ({ ...dimension, target: 3 })) };
    const reworded = version("1", [question("q", relabelled)]);
    expect(isSameVersion(a, a)).toBe(true);
    expect(isSameVersion(a, targeted)).toBe(true);
    expect(isSameVersion(a, reworded)).toBe(true);
    expect(isSameVersion(a, { ...a, id: "another" })).toBe(false);
    const heavier = { ...a, dimensions: a.dimensions.map((dimension) => ({ ...dimension, weight: 2 })) };
    expect(isSameVersion(a, heavier)).toBe(false);
    expect(isSameVersion(a, version("1", [question("q", choice([0, 0]))]))).toBe(false);
    expect(isSameVersion(a, version("2", [question("q")]))).toBe(false);
    expect(isSameVersion(a, version("1", [question("q", levels, { weight: 2 })]))).toBe(false);
  });
});
