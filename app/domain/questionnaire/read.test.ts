import { describe, expect, it } from "vitest";
import { isScored, type Question } from "./definition.ts";
import { readQuestionnaire } from "./read.ts";
import {
  aDimension,
  aMaturity,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireFile,
  aRubric,
  choices,
  type Json,
  oneDimension,
  text,
} from "./testing.ts";

/** One question as read, in a questionnaire whose dimension has a scored one besides. */
function read(question: Json): Question {
  const { questions } = aQuestionnaire({
    maturity: oneDimension({ target: 3 }),
    questions: [aRubric("first"), question],
  });
  const [, second] = questions;
  if (second === undefined) throw new Error("the second question was not read");
  return second;
}

function scoresOf(question: Json): (number | null)[] {
  const { scoring } = read(question);
  if (scoring.kind === "choice") return scoring.options.map(({ score }) => score);
  if (scoring.kind === "matrix") return scoring.columns.map(({ score }) => score);
  throw new Error(`${scoring.kind} has no options with scores`);
}

describe("reading a questionnaire", () => {
  it("gives its faults where it has any", () => {
    const reading = readQuestionnaire({});
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.faults.map(({ path }) => path)).toEqual(["title", "maturity", "pages"]);
  });

  it("gives its identity, scale and dimensions", () => {
    const { id, version, title, scale, dimensions } = aQuestionnaire();
    expect({ id, version, title }).toEqual({
      id: "test",
      version: "2026",
      title: text("Digital governance"),
    });
    expect(scale.levels.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(dimensions.map(({ key, weight, target, source }) => ({ key, weight, target, source }))).toEqual([
      { key: "direction", weight: 1, target: 3, source: null },
      { key: "delivery", weight: 2, target: null, source: null },
    ]);
  });

  it("gives empty descriptions where the file has none", () => {
    const maturity = aMaturity({ dimensions: [{ key: "direction", title: text("Direction") }] });
    const { dimensions } = aQuestionnaire({ maturity, questions: [aRubric("a")] });
    expect(dimensions[0]?.description).toEqual({ sv: "", en: "" });
  });

  it("keeps the order of the file, through pages and panels", () => {
    const pages = [
      { elements: [aRubric("a"), { type: "panel", elements: [aRubric("b"), aRubric("c")] }] },
      { elements: [aRubric("d")] },
    ];
    const { questions } = aQuestionnaire({ maturity: oneDimension(), pages });
    expect(questions.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  });
});

describe("a question", () => {
  it("has what the file leaves out set to nothing", () => {
    expect(read(aRubric("a"))).toMatchObject({
      name: "a",
      title: text("a"),
      dimension: "direction",
      weight: 1,
      evidence: false,
      source: null,
      replaces: null,
      comparable: null,
      conditions: [],
    });
  });

  it("has what the file says of it", () => {
    const said = { weight: 2.5, evidence: true, source: text("Audit"), replaces: "old", comparable: false };
    expect(read(aRubric("a", said))).toMatchObject(said);
  });

  it("has its dimension's target unless it has its own", () => {
    expect(read(aRubric("a")).target).toBe(3);
    expect(read(aRubric("a", { target: 0 })).target).toBe(0);
    expect(read(aRubric("a", { dimension: undefined })).target).toBeNull();
  });

  it("has the conditions of the page and panels around it and its own, each once", () => {
    const pages = [
      {
        visibleIf: "{respondent.role} = 'staff'",
        elements: [
          aRubric("a"),
          {
            type: "panel",
            visibleIf: "{department.kind} = 'social'",
            elements: [
              aRubric("b", { visibleIf: "{a} > 2" }),
              aRubric("c", { visibleIf: "{department.kind} = 'social'" }),
            ],
          },
        ],
      },
    ];
    const { questions } = aQuestionnaire({ maturity: oneDimension(), pages });
    expect(questions.map(({ conditions }) => conditions)).toEqual([
      ["{respondent.role} = 'staff'"],
      ["{respondent.role} = 'staff'", "{department.kind} = 'social'", "{a} > 2"],
      ["{respondent.role} = 'staff'", "{department.kind} = 'social'"],
    ]);
  });

  it("is scored where it has a dimension, a weight and a type with a score", () => {
    expect(isScored(read(aRubric("a")))).toBe(true);
    expect(isScored(read(aRubric("a", { weight: 0 })))).toBe(false);
    expect(isScored(read(aRubric("a", { dimension: undefined })))).toBe(false);
    expect(isScored(read(aQuestion("comment", "a")))).toBe(false);
    expect(isScored(read(aQuestion("text", "a", { inputType: "number" })))).toBe(false);
  });
});

describe("scores of choices (method § 2)", () => {
  it("are linear from the lowest to the highest number", () => {
    expect(scoresOf(aRubric("a"))).toEqual([0, 20, 40, 60, 80, 100]);
    expect(scoresOf(aQuestion("dropdown", "a", { choices: choices(5, 1, 2) }))).toEqual([100, 0, 25]);
  });

  it("are those of the file where it has any, null for does-not-apply", () => {
    const question = aQuestion("radiogroup", "a", {
      choices: choices("no", "yes", "na"),
      scores: { no: 10, yes: 90, na: null },
    });
    expect(scoresOf(question)).toEqual([10, 90, null]);
    expect(scoresOf({ ...question, reverse: true })).toEqual([90, 10, null]);
  });

  it("are turned by reverse", () => {
    expect(scoresOf(aRubric("a", { reverse: true }))).toEqual([100, 80, 60, 40, 20, 0]);
  });

  it("of a rating go from rateMin to rateMax, 1 to 5 by default", () => {
    expect(scoresOf(aQuestion("rating", "a"))).toEqual([0, 25, 50, 75, 100]);
    expect(scoresOf(aQuestion("rating", "a", { rateMin: 0, rateMax: 10, rateStep: 5 }))).toEqual([
      0, 50, 100,
    ]);
    expect(
      scoresOf(aQuestion("rating", "a", { rateValues: [1, { value: 3, text: text("three") }, 5] })),
    ).toEqual([0, 50, 100]);
  });

  it("of a rating in small steps have values without the noise of binary fractions", () => {
    const { answer } = read(aQuestion("rating", "a", { rateMin: 0, rateMax: 0.5, rateStep: 0.1 }));
    expect(answer).toMatchObject({ values: [0, 0.1, 0.2, 0.3, 0.4, 0.5] });
  });

  it("of a matrix belong to its columns, but not to those that are no value", () => {
    const columns = [...choices(1, 2, 3), { value: "refused", text: text("Does not apply") }];
    const matrix = aQuestion("matrix", "a", { columns, rows: choices("plan", "act") });
    expect(scoresOf(matrix)).toEqual([0, 50, 100]);
    expect(read(matrix).answer).toEqual({
      kind: "rows",
      rows: ["plan", "act"],
      columns: [1, 2, 3],
      dontKnow: false,
      doesNotApply: true,
    });
  });

  it("are none where an unscored question has words to choose from", () => {
    const words = { choices: choices("red", "blue"), weight: 0 };
    expect(read(aQuestion("radiogroup", "a", words)).scoring).toEqual({ kind: "unscored" });
  });
});

describe("scores of other types", () => {
  it("of a checklist are weights, 1 each unless the file says otherwise", () => {
    const question = aQuestion("checkbox", "a", { choices: choices("x", "y"), showNoneItem: true });
    const weights = (json: Json) => {
      const { scoring } = read(json);
      return scoring.kind === "checklist" ? scoring.options.map(({ weight }) => weight) : null;
    };
    expect(weights(question)).toEqual([1, 1]);
    expect(weights({ ...question, scores: { x: 3, y: null } })).toEqual([3, null]);
    expect(read(question).answer).toEqual({
      kind: "some-of",
      values: ["x", "y"],
      none: true,
      dontKnow: false,
      doesNotApply: false,
    });
  });

  it("of a number are its thresholds, sorted and turned", () => {
    const question = aQuestion("text", "a", {
      inputType: "number",
      min: 0,
      thresholds: { 10: 80, "2.5": 0 },
    });
    const thresholds = (json: Json) => {
      const { scoring } = read(json);
      return scoring.kind === "number" ? scoring.thresholds : null;
    };
    expect(thresholds(question)).toEqual([
      { value: 2.5, score: 0 },
      { value: 10, score: 80 },
    ]);
    expect(thresholds({ ...question, reverse: true })).toEqual([
      { value: 2.5, score: 100 },
      { value: 10, score: 20 },
    ]);
    expect(read(question).answer).toEqual({ kind: "number", min: 0, max: null });
  });

  it("of words are none", () => {
    expect(read(aQuestion("comment", "a", { maxLength: 50 }))).toMatchObject({
      scoring: { kind: "unscored" },
      answer: { kind: "text", maxLength: 50 },
    });
  });

  it("of a boolean are turned by reverse, when it is scored", () => {
    expect(read(aQuestion("boolean", "a", { reverse: true })).scoring).toEqual({
      kind: "boolean",
      reverse: true,
    });
  });
});

describe("a test's questionnaire", () => {
  it("is a fresh copy at every call", () => {
    expect(aQuestionnaireFile()).toEqual(aQuestionnaireFile());
    expect(aQuestionnaireFile()).not.toBe(aQuestionnaireFile());
  });

  it("tells its faults where a test put one in", () => {
    expect(() => aQuestionnaire({ maturity: aMaturity({ dimensions: [aDimension("other")] }) })).toThrow(
      'there is no dimension "direction"',
    );
  });
});
