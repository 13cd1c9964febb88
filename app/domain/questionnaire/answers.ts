import {
  type AnswerRule,
  type Answers,
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  isScored,
  NONE_OF_THESE,
  type NoValueOffers,
  type Question,
  type Questionnaire,
} from "./definition.ts";
import { noteLimits, noteOf } from "./notes.ts";

/** Why an answer cannot be kept. `wrong-choice` also for choices that exclude each other, `too-long` for words. */
export type AnswerProblem =
  | "unknown-question"
  | "unknown-row"
  | "wrong-type"
  | "wrong-choice"
  | "out-of-range"
  | "too-long";

/** An answer that was left out. `row` is null where it is not about a row of a matrix. */
export type RefusedAnswer = {
  readonly question: string;
  readonly row: string | null;
  readonly problem: AnswerProblem;
};

export type CheckedAnswers = { readonly accepted: Answers; readonly refused: readonly RefusedAnswer[] };

/**
 * Holds answers that come from outside, and the notes beside scored questions (`notes.ts`), against the questionnaire.
 * What fits is accepted, whatever else is refused with a reason, so that one wrong answer costs no other. An empty value
 * is no answer: it is neither.
 * *Don't know* and *does not apply* answer every scored question, also one whose type has no such choices.
 * Says nothing of visibility: an answer to a question that is not asked is kept, and ignored where it counts.
 *
 * @example
 * const { accepted, refused } = checkAnswers(questionnaire, { has_strategy: 3, colour: "blue" });
 * // accepted: { has_strategy: 3 }, refused: [{ question: "colour", row: null, problem: "unknown-question" }]
 */
export function checkAnswers(
  { questions }: Questionnaire,
  input: Readonly<Record<string, unknown>>,
): CheckedAnswers {
  const byName = new Map<string, Question>(questions.map((question) => [question.name, question]));
  const accepted: Record<string, AnswerValue> = {};
  const refused: RefusedAnswer[] = [];
  for (const [name, value] of Object.entries(input)) {
    const question = byName.get(name);
    const note = question === undefined ? noteOf(name, byName) : null;
    const rule: AnswerRule | undefined =
      note === null ? question?.answer : { kind: "text", maxLength: noteLimits[note.note] };
    if (note === null && question !== undefined && isScored(question)) {
      const noValue = noValueIn(question, value);
      if (noValue !== null) {
        accepted[name] = noValue;
        continue;
      }
    }
    if (rule === undefined) {
      refused.push({ question: name, row: null, problem: "unknown-question" });
      continue;
    }
    const checked = checkAnswer(name, rule, value);
    if (checked.value !== null) accepted[name] = checked.value;
    refused.push(...checked.refused);
  }
  return { accepted, refused };
}

/** One answer as it may be kept; null where it is empty or refused. Of a matrix, rows are accepted one by one. */
type CheckedAnswer = {
  readonly value: AnswerValue | null;
  readonly refused: readonly RefusedAnswer[];
};

/** Holds one answer against what its question takes; see `checkAnswers`. */
function checkAnswer(name: string, rule: AnswerRule, value: unknown): CheckedAnswer {
  if (isEmpty(value)) return { value: null, refused: [] };
  if (rule.kind === "rows") return checkRows(name, rule, value);
  const result = checkSingle(rule, value);
  return isProblem(result)
    ? { value: null, refused: [{ question: name, row: null, problem: result.problem }] }
    : { value: result.value, refused: [] };
}

type Result<Value> = { readonly value: Value } | { readonly problem: AnswerProblem };

function isProblem<Value>(result: Result<Value>): result is { readonly problem: AnswerProblem } {
  return "problem" in result;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return typeof value === "object" && Object.keys(value).length === 0;
}

function checkSingle(rule: Exclude<AnswerRule, { kind: "rows" }>, value: unknown): Result<AnswerValue> {
  switch (rule.kind) {
    case "one-of":
      return checkChoice(rule.values, rule, value);
    case "some-of":
      return checkChoices(rule, value);
    case "boolean":
      return typeof value === "boolean" ? { value } : { problem: "wrong-type" };
    case "number":
      return checkNumber(rule, value);
    case "text":
      return checkText(rule.maxLength, value);
  }
}

function checkChoice(
  values: readonly ChoiceValue[],
  offers: NoValueOffers,
  value: unknown,
): Result<ChoiceValue> {
  if (typeof value !== "string" && typeof value !== "number") return { problem: "wrong-type" };
  return values.includes(value) || isOfferedNoValue(offers, value) ? { value } : { problem: "wrong-choice" };
}

/** Don't know or does not apply as the answer to a whole question, a list's alone in its list; else null. */
function noValueIn({ answer }: Question, value: unknown): AnswerValue | null {
  const isList = answer.kind === "some-of";
  const only: unknown = isList && Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (isList && only === value) return null;
  if (only !== DONT_KNOW && only !== DOES_NOT_APPLY) return null;
  return isList ? [only] : only;
}

function isOfferedNoValue({ dontKnow, doesNotApply }: NoValueOffers, value: unknown): boolean {
  return (dontKnow && value === DONT_KNOW) || (doesNotApply && value === DOES_NOT_APPLY);
}

/** The checked choices, in the order of the file and each once, so that equal answers are kept alike. */
function checkChoices(
  rule: Extract<AnswerRule, { kind: "some-of" }>,
  value: unknown,
): Result<readonly ChoiceValue[]> {
  if (!Array.isArray(value)) return { problem: "wrong-type" };
  const given = new Set<unknown>(value);
  for (const one of given) {
    if (typeof one !== "string" && typeof one !== "number") return { problem: "wrong-type" };
  }
  const [only] = given;
  if (given.size === 1 && (isOfferedNoValue(rule, only) || (rule.none && only === NONE_OF_THESE))) {
    return {
      value: [only === NONE_OF_THESE ? NONE_OF_THESE : only === DONT_KNOW ? DONT_KNOW : DOES_NOT_APPLY],
    };
  }
  const checked = rule.values.filter((one) => given.has(one));
  return checked.length === given.size ? { value: checked } : { problem: "wrong-choice" };
}

function checkRows(name: string, rule: Extract<AnswerRule, { kind: "rows" }>, value: unknown): CheckedAnswer {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { value: null, refused: [{ question: name, row: null, problem: "wrong-type" }] };
  }
  const known = new Set(rule.rows.map(String));
  const accepted: Record<string, ChoiceValue> = {};
  const refused: RefusedAnswer[] = [];
  for (const [row, given] of Object.entries(value)) {
    if (!known.has(row)) refused.push({ question: name, row, problem: "unknown-row" });
    else if (!isEmpty(given)) {
      const result = checkChoice(rule.columns, rule, given);
      if (isProblem(result)) refused.push({ question: name, row, problem: result.problem });
      else accepted[row] = result.value;
    }
  }
  return { value: Object.keys(accepted).length === 0 ? null : accepted, refused };
}

function checkNumber({ min, max }: Extract<AnswerRule, { kind: "number" }>, value: unknown): Result<number> {
  if (typeof value !== "number" || !Number.isFinite(value)) return { problem: "wrong-type" };
  const within = (min === null || value >= min) && (max === null || value <= max);
  return within ? { value } : { problem: "out-of-range" };
}

/** Words, without what a database cannot keep: U+0000 and halves of a surrogate pair. */
function checkText(maxLength: number, value: unknown): Result<string> {
  if (typeof value !== "string") return { problem: "wrong-type" };
  if (value.length > maxLength) return { problem: "too-long" };
  const kept = value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
  return { value: kept };
}
