import type { Literal, Reference } from "./condition-syntax.ts";
import {
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  NONE_OF_THESE,
  type Question,
  type ScoredOption,
} from "./definition.ts";

/** What a reference in a condition points at, among the questions. */
export type Target = { readonly question: Question; readonly row: ChoiceValue | null };

/** The question a reference reads, or null where it is none of them: `name`, or `name.row` of a matrix. */
export function resolveReference(
  reference: Reference,
  questions: ReadonlyMap<string, Question>,
): Target | null {
  const [name, part] = partsOf(reference);
  const question = questions.get(name);
  if (question === undefined) return null;
  if (part === null) return { question, row: null };
  if (question.answer.kind !== "rows") return null;
  const row = question.answer.rows.find((value) => String(value) === part);
  return row === undefined ? null : { question, row };
}

/** A reference's name, and what stands behind its dot. */
export function partsOf(reference: Reference): readonly [name: string, part: string | null] {
  const dot = reference.indexOf(".");
  return dot < 0 ? [reference, null] : [reference.slice(0, dot), reference.slice(dot + 1)];
}

/**
 * What a condition sees of an answer: undefined where it is no value, that is empty, don't know or does not apply
 * (also by a choice whose score is null). Of a matrix it sees the rows that have a value.
 */
export function seenByConditions(
  question: Question,
  answer: AnswerValue | undefined,
): AnswerValue | undefined {
  if (answer === undefined || answer === null || answer === "") return undefined;
  if (typeof answer !== "object") return isNoValue(question, answer) ? undefined : answer;
  if (isList(answer)) return answer.length === 0 || answer.some(isSpecial) ? undefined : answer;
  const rows = Object.entries(answer).filter(([, value]) => !isNoValue(question, value));
  return rows.length === 0 ? undefined : Object.fromEntries(rows);
}

/** Which values a condition may find there, or null where any may be: then a comparison cannot be told to be idle. */
export function comparableValues({ question, row }: Target): readonly Literal[] | null {
  const { answer } = question;
  switch (answer.kind) {
    case "one-of":
      return answer.values.filter((value) => !isNoValue(question, value));
    case "some-of":
      return answer.none ? [...answer.values, NONE_OF_THESE] : answer.values;
    case "rows":
      return row === null ? [] : answer.columns.filter((value) => !isNoValue(question, value));
    case "boolean":
      return [true, false];
    case "number":
    case "text":
      return null;
  }
}

function isNoValue(question: Question, value: string | number | boolean): boolean {
  return (
    isSpecial(value) || optionsOf(question).some((option) => option.value === value && option.score === null)
  );
}

function isSpecial(value: unknown): boolean {
  return value === DONT_KNOW || value === DOES_NOT_APPLY;
}

function optionsOf({ scoring }: Question): readonly ScoredOption[] {
  if (scoring.kind === "choice") return scoring.options;
  return scoring.kind === "matrix" ? scoring.columns : [];
}

/** `Array.isArray` does not recognize read-only arrays. */
function isList(answer: object): answer is readonly ChoiceValue[] {
  return Array.isArray(answer);
}
