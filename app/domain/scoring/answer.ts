import {
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  NONE_OF_THESE,
  type Question,
  type ScoredOption,
  type Scoring,
  type Threshold,
} from "#app/domain/questionnaire/definition.ts";
import { mean } from "./statistics.ts";

/** What one answer gives: a score (0–100), or one of the three answers that are no score and never count as zero. */
export type AnswerScore =
  | { readonly state: "scored"; readonly score: number }
  | { readonly state: "does-not-apply" }
  | { readonly state: "dont-know" }
  | { readonly state: "unanswered" };

const doesNotApply: AnswerScore = { state: "does-not-apply" };
const dontKnow: AnswerScore = { state: "dont-know" };
const unanswered: AnswerScore = { state: "unanswered" };

type MatrixScoring = Extract<Scoring, { kind: "matrix" }>;
type ChecklistScoring = Extract<Scoring, { kind: "checklist" }>;

/**
 * The score of one answer (method § 2). `value` is the answer as SurveyJS keeps it, undefined where there is none.
 *
 * @throws RangeError where the value is none that the question can have: answers are checked before they are scored
 */
export function scoreAnswer(question: Question, value: AnswerValue | undefined): AnswerScore {
  if (value === undefined || isEmpty(value)) return unanswered;
  if (value === DONT_KNOW) return dontKnow;
  if (value === DOES_NOT_APPLY) return doesNotApply;
  const { scoring } = question;
  switch (scoring.kind) {
    case "choice":
      return scoreOption(optionOf(scoring.options, value) ?? impossible(question, value));
    case "boolean":
      if (typeof value !== "boolean") return impossible(question, value);
      return scored(value ? 100 : 0, scoring.reverse);
    case "checklist":
      return scoreChecklist(question, scoring, value);
    case "matrix":
      return scoreMatrix(question, scoring, value);
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return impossible(question, value);
      return scored(interpolate(scoring.thresholds, value));
    case "unscored":
      throw new RangeError(`Question ${question.name} is not scored.`);
  }
}

/**
 * What a distribution counts of one answer (method § 8): choice values as text, `true`/`false`, `row=value` for each
 * answered row of a matrix; nothing for numbers and for answers that are no value. A choice without a score is
 * counted too: it was chosen.
 */
export function countedValues(question: Question, value: AnswerValue | undefined): readonly string[] {
  if (value === undefined || isEmpty(value) || isNoValue(value)) return [];
  const { scoring } = question;
  switch (scoring.kind) {
    case "choice":
      return [String((optionOf(scoring.options, value) ?? impossible(question, value)).value)];
    case "boolean":
      return [String(value)];
    case "checklist":
      return [...checkedValues(question, value)].filter((checked) => !isNoValue(checked));
    case "matrix":
      return matrixRows(question, scoring, value)
        .filter(([, answer]) => answer !== undefined && !isNoValue(answer))
        .map(([row, answer]) => `${row}=${answer}`);
    case "number":
    case "unscored":
      return [];
  }
}

/** Every key that `countedValues` can give for the question, in its order; null where nothing is counted. */
export function countableValues(question: Question): readonly string[] | null {
  const { scoring } = question;
  switch (scoring.kind) {
    case "choice":
      return scoring.options.map((option) => String(option.value));
    case "checklist": {
      const offersNone = question.answer.kind === "some-of" && question.answer.none;
      return [
        ...scoring.options.map((option) => String(option.value)),
        ...(offersNone ? [NONE_OF_THESE] : []),
      ];
    }
    case "boolean":
      return ["true", "false"];
    case "matrix":
      return scoring.rows.flatMap((row) => scoring.columns.map((column) => `${row.value}=${column.value}`));
    case "number":
    case "unscored":
      return null;
  }
}

/** A score (0–100) turned round, as `reverse: true` asks. */
export function reversed(score: number): number {
  return 100 - score;
}

function scored(score: number, reverse = false): AnswerScore {
  return { state: "scored", score: reverse ? reversed(score) : score };
}

function scoreOption(option: ScoredOption): AnswerScore {
  return option.score === null ? doesNotApply : scored(option.score);
}

function scoreChecklist(question: Question, scoring: ChecklistScoring, value: AnswerValue): AnswerScore {
  const checked = checkedValues(question, value);
  if (checked.has(DONT_KNOW)) return dontKnow;
  if (checked.has(DOES_NOT_APPLY)) return doesNotApply;
  if (checked.has(NONE_OF_THESE)) return scored(0, scoring.reverse);

  let total = 0;
  let gained = 0;
  let scorable = 0;
  let found = 0;
  for (const option of scoring.options) {
    const isChecked = checked.has(String(option.value));
    if (isChecked) found += 1;
    if (option.weight === null) continue;
    total += option.weight;
    if (isChecked) {
      gained += option.weight;
      scorable += 1;
    }
  }
  if (found < checked.size) return impossible(question, value);
  // Only choices without a weight are checked: each of them says that the question does not apply.
  if (scorable === 0) return doesNotApply;
  if (total === 0) throw new RangeError(`Question ${question.name} has no choice that weighs anything.`);
  return scored((100 * gained) / total, scoring.reverse);
}

function scoreMatrix(question: Question, scoring: MatrixScoring, value: AnswerValue): AnswerScore {
  const rows = matrixRows(question, scoring, value).map(([, answer]): AnswerScore => {
    if (answer === undefined) return unanswered;
    if (answer === DONT_KNOW) return dontKnow;
    if (answer === DOES_NOT_APPLY) return doesNotApply;
    return scoreOption(optionOf(scoring.columns, answer) ?? impossible(question, answer));
  });
  const score = mean(rows.flatMap((row) => (row.state === "scored" ? [row.score] : [])));
  if (score !== null) return scored(score);
  if (rows.some((row) => row.state === "dont-know")) return dontKnow;
  return rows.every((row) => row.state === "does-not-apply") ? doesNotApply : unanswered;
}

/** Each row of the matrix, in the questionnaire's order, with its answer. */
function matrixRows(
  question: Question,
  scoring: MatrixScoring,
  value: AnswerValue,
): readonly (readonly [string, ChoiceValue | undefined])[] {
  if (typeof value !== "object" || Array.isArray(value)) return impossible(question, value);
  const answers = new Map<string, ChoiceValue>(Object.entries(value));
  const rows = scoring.rows.map((row) => String(row.value));
  const known = new Set(rows);
  for (const row of answers.keys()) if (!known.has(row)) return impossible(question, value);
  return rows.map((row) => {
    const answer = answers.get(row);
    return [row, answer === "" ? undefined : answer];
  });
}

/** The checked choices as text, each once; "none", "don't know" and "does not apply" exclude all others. */
function checkedValues(question: Question, value: AnswerValue): ReadonlySet<string> {
  if (!Array.isArray(value)) return impossible(question, value);
  const checked = new Set(value.map(String));
  const exclusive = checked.has(NONE_OF_THESE) || [...checked].some(isNoValue);
  return exclusive && checked.size > 1 ? impossible(question, value) : checked;
}

/** The option that an answer names; 3 and "3" name the same one, as in SurveyJS and in a CSV file. */
function optionOf(options: readonly ScoredOption[], value: AnswerValue): ScoredOption | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return options.find((option) => String(option.value) === String(value));
}

/** Linear between the points, constant beyond the ends; the points are sorted by value. */
function interpolate(thresholds: readonly Threshold[], value: number): number {
  const upperIndex = thresholds.findIndex((threshold) => threshold.value >= value);
  const upper = thresholds[upperIndex] ?? thresholds.at(-1);
  if (upper === undefined) throw new RangeError("A question on a number has thresholds.");
  const lower = thresholds[upperIndex - 1];
  if (lower === undefined || upperIndex < 0 || upper.value === value) return upper.score;
  const share = (value - lower.value) / (upper.value - lower.value);
  return lower.score * (1 - share) + upper.score * share;
}

function isEmpty(value: AnswerValue): boolean {
  if (typeof value === "object") return Object.keys(value).length === 0;
  return value === "";
}

function isNoValue(value: AnswerValue): boolean {
  return value === DONT_KNOW || value === DOES_NOT_APPLY;
}

function impossible(question: Question, value: AnswerValue): never {
  throw new RangeError(`Question ${question.name} cannot be answered with ${JSON.stringify(value)}.`);
}
