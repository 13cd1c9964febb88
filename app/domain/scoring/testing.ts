import fc from "fast-check";
import type {
  AnswerRule,
  Answers,
  AnswerValue,
  ChoiceValue,
  Dimension,
  DimensionKey,
  Question,
  QuestionName,
  Questionnaire,
  Scoring,
} from "#app/domain/questionnaire/definition.ts";
import type { Group } from "./group.ts";
import { scoreResponse } from "./response.ts";
import { addTally, emptyTally, type Tally, tallyResponse } from "./tally.ts";

/** Builders for tests: a questionnaire on levels 0–5, its questions, and groups that answered it. */

const text = (value: string) => ({ sv: value, en: value });
// In tests a name is what the builder below gives to a question or dimension, so these casts make no false promise.
export const nameOf = (name: string): QuestionName => name as QuestionName;
export const keyOf = (key: string): DimensionKey => key as DimensionKey;

type QuestionSettings = {
  readonly dimension?: string | null;
  readonly weight?: number;
  readonly target?: number;
};

export function aQuestion(name: string, scoring: Scoring, settings: QuestionSettings = {}): Question {
  return {
    name: nameOf(name),
    title: text(name),
    dimension: settings.dimension === null ? null : keyOf(settings.dimension ?? "A"),
    weight: settings.weight ?? 1,
    target: settings.target ?? null,
    evidence: false,
    source: null,
    replaces: null,
    comparable: null,
    conditions: [],
    scoring,
    answer: answerRule(scoring),
  };
}

/** A choice among options, each `[value, score]`. */
export function choice(...options: readonly (readonly [ChoiceValue, number | null])[]): Scoring {
  return {
    kind: "choice",
    options: options.map(([value, score]) => ({ value, text: text(`${value}`), score })),
  };
}

/** A choice among the levels 0–5, worth 0, 20, … 100. */
export const levels: Scoring = choice([0, 0], [1, 20], [2, 40], [3, 60], [4, 80], [5, 100]);

/** A checklist of choices, each `[value, weight]`. */
export function checklist(
  options: readonly (readonly [ChoiceValue, number | null])[],
  reverse = false,
): Scoring {
  return {
    kind: "checklist",
    reverse,
    options: options.map(([value, weight]) => ({ value, text: text(`${value}`), weight })),
  };
}

/** A matrix of named rows with columns as in `choice`. */
export function matrix(
  rows: readonly ChoiceValue[],
  ...columns: readonly (readonly [ChoiceValue, number | null])[]
): Scoring {
  return {
    kind: "matrix",
    rows: rows.map((value) => ({ value, text: text(`${value}`) })),
    columns: columns.map(([value, score]) => ({ value, text: text(`${value}`), score })),
  };
}

export function aDimension(key: string, settings: { weight?: number; target?: number } = {}): Dimension {
  return {
    key: keyOf(key),
    title: text(key),
    description: text(""),
    weight: settings.weight ?? 1,
    target: settings.target ?? null,
    source: null,
  };
}

/** A questionnaire on levels 0–5; without `dimensions`, one for each that a question names. */
export function aQuestionnaire(
  questions: readonly Question[],
  dimensions: readonly Dimension[] = [
    ...new Set(questions.flatMap((question) => question.dimension ?? [])),
  ].map((key) => aDimension(key)),
): Questionnaire {
  return {
    id: "test",
    version: "2026",
    title: text("Test"),
    scale: { min: 0, max: 5, levels: [] },
    dimensions,
    questions,
  };
}

/** The names of all questions: nothing is hidden. */
export function allVisible(questionnaire: Questionnaire): ReadonlySet<QuestionName> {
  return new Set(questionnaire.questions.map((question) => question.name));
}

/** The tally of responses to which every question was visible. */
export function tallyOf(questionnaire: Questionnaire, responses: readonly Answers[]): Tally {
  return responses
    .map((answers) =>
      tallyResponse(questionnaire, answers, scoreResponse(questionnaire, answers, allVisible(questionnaire))),
    )
    .reduce(addTally, emptyTally);
}

/** One response a value, all to the same question. */
export function answersTo(name: string, ...values: readonly AnswerValue[]): readonly Answers[] {
  return values.map((value) => ({ [name]: value }));
}

/** One question on levels 0–5, with a target of 3, in a dimension with a target of 4. */
export const singleQuestion = aQuestionnaire(
  [aQuestion("q", levels, { target: 3 })],
  [aDimension("A", { target: 4 })],
);

/** A department that gave these answers to `singleQuestion`. */
export function aDepartment(
  department: string,
  invited: number | null,
  ...values: readonly AnswerValue[]
): Group {
  return { department, invited, tally: tallyOf(singleQuestion, answersTo("q", ...values)) };
}

function answerRule(scoring: Scoring): AnswerRule {
  const offers = { dontKnow: true, doesNotApply: true };
  switch (scoring.kind) {
    case "choice":
      return { kind: "one-of", values: scoring.options.map(({ value }) => value), ...offers };
    case "checklist":
      return { kind: "some-of", values: scoring.options.map(({ value }) => value), none: true, ...offers };
    case "matrix":
      return {
        kind: "rows",
        rows: scoring.rows.map(({ value }) => value),
        columns: scoring.columns.map(({ value }) => value),
        ...offers,
      };
    case "boolean":
      return { kind: "boolean" };
    case "number":
      return { kind: "number", min: null, max: null };
    case "unscored":
      return { kind: "text", maxLength: 1000 };
  }
}

/** Six questions of every kind in two dimensions, for properties. */
export const mixedQuestionnaire: Questionnaire = aQuestionnaire(
  [
    aQuestion("level", levels, { weight: 3 }),
    aQuestion("choice", choice(["no", 0], ["yes", 100], ["irrelevant", null])),
    aQuestion("boolean", { kind: "boolean", reverse: true }),
    aQuestion(
      "checklist",
      checklist([
        ["a", 1],
        ["b", 1],
        ["c", 1],
      ]),
      { dimension: "B" },
    ),
    aQuestion("matrix", matrix(["r1", "r2"], [1, 0], [2, 50], [3, 100]), { dimension: "B", weight: 2 }),
    aQuestion(
      "number",
      {
        kind: "number",
        thresholds: [
          { value: 0, score: 0 },
          { value: 7, score: 100 },
        ],
      },
      {
        dimension: "B",
      },
    ),
  ],
  [aDimension("A", { weight: 2, target: 3 }), aDimension("B")],
);

const noValue = fc.constantFrom("dontknow", "refused");
const orNoValue = (value: fc.Arbitrary<AnswerValue>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: noValue });

/** Any response to `mixedQuestionnaire`. */
const anyResponse: fc.Arbitrary<Answers> = fc.record(
  {
    level: orNoValue(fc.integer({ min: 0, max: 5 })),
    choice: orNoValue(fc.constantFrom("no", "yes", "irrelevant")),
    boolean: orNoValue(fc.boolean()),
    checklist: fc.subarray(["a", "b", "c"]),
    matrix: orNoValue(fc.dictionary(fc.constantFrom("r1", "r2"), fc.constantFrom(1, 2, 3, "dontknow"))),
    number: orNoValue(fc.integer({ min: -1, max: 9 })),
  },
  { requiredKeys: [] },
);

/** Any responses of a group to `mixedQuestionnaire`. */
export const anyResponses: fc.Arbitrary<readonly Answers[]> = fc.array(anyResponse, { maxLength: 25 });
