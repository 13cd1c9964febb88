import {
  type Answers,
  DOES_NOT_APPLY,
  DONT_KNOW,
  isScored,
  type Question,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { noteKey, notes } from "#app/domain/questionnaire/notes.ts";

/** A column of the file of answers (method § 8): what it is called, and what stands in it for a response. */
export type AnswerColumn = { readonly title: string; readonly cell: (answers: Answers) => string };

/** The columns that come before the answers. */
export const placeColumns = [
  "round",
  "department",
  "respondent",
  "invited",
  "department.kind",
  "respondent.role",
] as const;

/** Every question, a row of a matrix by itself, and behind each scored one its comment and evidence. */
export function answerColumns({ questions }: Questionnaire): readonly AnswerColumn[] {
  return questions.flatMap((question) => [
    ...columnsOf(question),
    ...(isScored(question) ? notes : []).map((note) => {
      const key = noteKey(question.name, note);
      return { title: key, cell: (answers: Answers) => String(answers[key] ?? "") };
    }),
  ]);
}

function columnsOf({ name, answer }: Question): readonly AnswerColumn[] {
  if (answer.kind === "text") return [{ title: name, cell: (answers) => String(answers[name] ?? "") }];
  if (answer.kind !== "rows") return [{ title: name, cell: (answers) => cellOf(answers[name]) }];
  return answer.rows.map((row) => ({
    title: `${name}.${row}`,
    cell: (answers) => {
      const value = answers[name];
      const isByRow = typeof value === "object" && !Array.isArray(value);
      return cellOf(isByRow ? Object.entries(value).find(([key]) => key === String(row))?.[1] : value);
    },
  }));
}

function cellOf(value: Answers[string] | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return withoutExponent(value);
  const given = Array.isArray(value) ? value.join("|") : String(value);
  if (given === DONT_KNOW) return "#DK";
  return given === DOES_NOT_APPLY ? "#NA" : given;
}

/** A number in digits alone: the file of answers knows no exponents. */
function withoutExponent(value: number): string {
  const text = String(value);
  return text.includes("e")
    ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}
