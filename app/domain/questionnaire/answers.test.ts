import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswers } from "./answers.ts";
import { aQuestion, aQuestionnaire, aRubric, choices, oneDimension } from "./testing.ts";

const questionnaire = aQuestionnaire({
  maturity: oneDimension(),
  questions: [
    aRubric("rubric"),
    aQuestion("dropdown", "plain", { choices: choices(0, 1) }),
    aQuestion("dropdown", "unscored", { choices: choices(0, 1), weight: 0 }),
    aQuestion("rating", "rating", { rateMax: 4 }),
    aQuestion("boolean", "flag"),
    aQuestion("checkbox", "list", {
      choices: choices("x", "y", 3),
      showNoneItem: true,
      showDontKnowItem: true,
    }),
    aQuestion("matrix", "grid", {
      columns: [...choices(0, 1), { value: "dontknow", text: { sv: "Vet ej", en: "Don't know" } }],
      rows: choices("plan", 2),
    }),
    aQuestion("text", "number", { inputType: "number", min: 0, max: 10, thresholds: { 0: 0, 10: 100 } }),
    aQuestion("comment", "words", { maxLength: 5 }),
  ],
});

/** What becomes of one answer: the value kept, or why it was refused. */
function checked(question: string, value: unknown): unknown {
  const { accepted, refused } = checkAnswers(questionnaire, { [question]: value });
  return refused.length > 0 ? refused.map(({ problem }) => problem).join() : accepted[question];
}

describe("an answer", () => {
  it.each<[string, unknown]>([
    ["rubric", 0],
    ["rubric", "dontknow"],
    // Also where the file does not offer them, or the type has no such choices.
    ["plain", "refused"],
    ["rating", "dontknow"],
    ["flag", "dontknow"],
    ["number", "refused"],
    ["grid", "dontknow"],
    ["rubric", "refused"],
    ["rating", 4],
    ["flag", false],
    ["list", ["x", 3]],
    ["list", ["none"]],
    ["list", ["dontknow"]],
    ["list", ["refused"]],
    ["grid", { plan: 0, 2: "dontknow" }],
    ["number", 2.5],
    ["words", "abcde"],
  ])("to %s may be %j", (question, value) => {
    expect(checked(question, value)).toEqual(value);
  });

  it.each<[string, unknown, string]>([
    ["rubric", 6, "wrong-choice"],
    ["rubric", "3", "wrong-choice"],
    ["rubric", "none", "wrong-choice"],
    ["rubric", true, "wrong-type"],
    ["rubric", [3], "wrong-type"],
    ["unscored", "dontknow", "wrong-choice"],
    ["unscored", "refused", "wrong-choice"],
    ["rating", 77, "wrong-choice"],
    ["flag", "true", "wrong-type"],
    ["flag", 1, "wrong-type"],
    ["list", "x", "wrong-type"],
    ["list", ["z"], "wrong-choice"],
    ["list", ["x", "none"], "wrong-choice"],
    ["list", ["x", "dontknow"], "wrong-choice"],
    ["list", [["x"]], "wrong-type"],
    ["grid", [0], "wrong-type"],
    ["grid", { plan: 2 }, "wrong-choice"],
    ["grid", { act: 0 }, "unknown-row"],
    ["number", "abc", "wrong-type"],
    ["number", Number.NaN, "wrong-type"],
    ["number", 11, "out-of-range"],
    ["words", "abcdef", "too-long"],
    ["words", 5, "wrong-type"],
    ["nothing", 1, "unknown-question"],
    ["constructor", 1, "unknown-question"],
    ["rubric-Comment", "x", "unknown-question"],
  ])("to %s may not be %j: %s", (question, value, problem) => {
    expect(checked(question, value)).toBe(problem);
  });

  it.each<[string, unknown]>([
    ["rubric", ""],
    ["rubric", null],
    ["rubric", undefined],
    ["list", []],
    ["grid", {}],
    ["grid", { plan: null }],
    ["words", "  "],
  ])("to %s that is empty, %j, is none", (question, value) => {
    expect(checkAnswers(questionnaire, { [question]: value })).toEqual({ accepted: {}, refused: [] });
  });

  it("that is wrong costs no other", () => {
    expect(checkAnswers(questionnaire, { rubric: 9, flag: true, grid: { plan: 1, 2: 7 }, x: 1 })).toEqual({
      accepted: { flag: true, grid: { plan: 1 } },
      refused: [
        { question: "rubric", row: null, problem: "wrong-choice" },
        { question: "grid", row: "2", problem: "wrong-choice" },
        { question: "x", row: null, problem: "unknown-question" },
      ],
    });
  });

  it("to a checklist is kept in the order of the file, each choice once", () => {
    expect(checked("list", [3, "x", 3])).toEqual(["x", 3]);
  });

  it("in words is kept without what a database cannot keep", () => {
    expect(checked("words", "a\0b\ud800")).toBe("ab\uFFFD");
    expect(checked("words", "😀")).toBe("😀");
  });
});

describe("whatever comes in", () => {
  it("is accepted or refused, never thrown at, and what was accepted is accepted again unchanged", () => {
    const names = fc.constantFrom(
      ...questionnaire.questions.map(({ name }) => name as string),
      "__proto__",
      "other",
    );
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom<unknown>(0, 1, "x", ["x", "y"], { plan: 1 }, "dontknow"),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (input) => {
        const { accepted } = checkAnswers(questionnaire, input);
        expect(checkAnswers(questionnaire, accepted)).toEqual({ accepted, refused: [] });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a note beside a scored question", () => {
  it.each([
    ["rubric#comment", 4_000],
    ["rubric#evidence", 1_000],
    ["grid#comment", 4_000],
  ])("%s may hold %i characters", (key, most) => {
    expect(checked(key, "x".repeat(most))).toBe("x".repeat(most));
    expect(checked(key, "x".repeat(most + 1))).toBe("too-long");
  });

  it("is refused under its own key, and costs its question nothing", () => {
    expect(
      checkAnswers(questionnaire, { rubric: 3, "rubric#comment": 7, "rubric#evidence": "p. 3" }),
    ).toEqual({
      accepted: { rubric: 3, "rubric#evidence": "p. 3" },
      refused: [{ question: "rubric#comment", row: null, problem: "wrong-type" }],
    });
  });

  it.each([
    "words#comment",
    "rubric#colour",
    "rubric#",
    "#comment",
    "nothing#comment",
    "rubric#comment#comment",
  ])("%s is none", (key) => {
    expect(checked(key, "x")).toBe("unknown-question");
  });

  it("that is blank is no note", () => {
    expect(checkAnswers(questionnaire, { "rubric#comment": " \n" })).toEqual({ accepted: {}, refused: [] });
  });
});
