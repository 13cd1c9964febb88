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
