import {
  type Answers,
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  NONE_OF_THESE,
  type QuestionName,
} from "#app/domain/questionnaire/definition.ts";
import { type Note, noteKey, notes } from "#app/domain/questionnaire/notes.ts";
import { choiceLabel, type NamedValue } from "./choice-label.ts";
import type { Area, FormQuestion } from "./form.ts";

/** All that a respondent is asked, with what has been answered: what is read through before sending, and kept after. */
export type AnswerSheet = readonly SheetArea[];

export type SheetArea = Pick<Area, "name" | "title"> & { readonly entries: readonly SheetEntry[] };

export type SheetEntry = Pick<FormQuestion, "name" | "title" | "optional"> & {
  /** Null: not answered. */
  readonly answer: readonly SheetLine[] | null;
  /** What was written beside it, in the order of `notes`. */
  readonly notes: readonly { readonly note: Note; readonly words: string }[];
};

/** A line of an answer: words, or one of those that the page has words for. */
export type SheetLine =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "dont-know" | "does-not-apply" | "none-of-these" | "yes" | "no" }
  | { readonly kind: "row"; readonly row: string; readonly value: SheetLine };

/** The sheet of a form's questions that are asked; areas of which none is asked are left out. */
export function answerSheet(
  areas: readonly Area[],
  visible: ReadonlySet<QuestionName>,
  answers: Answers,
): AnswerSheet {
  return areas
    .map(({ name, title, questions }) => ({
      name,
      title,
      entries: questions
        .filter((question) => visible.has(question.name))
        .map((question): SheetEntry => {
          const value = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
          const { name: questionName, title: questionTitle, optional } = question;
          return {
            name: questionName,
            title: questionTitle,
            optional,
            answer: value === undefined ? null : linesOf(question, value),
            notes: notesOf(question.name, answers),
          };
        }),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function notesOf(question: QuestionName, answers: Answers): SheetEntry["notes"] {
  return notes.flatMap((note) => {
    const words = answers[noteKey(question, note)];
    return typeof words === "string" ? [{ note, words }] : [];
  });
}

/** How many of a sheet's questions have an answer, and how many there are; optional ones are not counted. */
export function countAnswered(entries: readonly SheetEntry[]): {
  readonly answered: number;
  readonly asked: number;
} {
  const counted = entries.filter(({ optional }) => !optional);
  return { answered: counted.filter(({ answer }) => answer !== null).length, asked: counted.length };
}

/** One answer in words. */
export function linesOf(
  question: Pick<FormQuestion, "choices" | "rows" | "yes" | "no">,
  value: AnswerValue,
): readonly SheetLine[] {
  if (typeof value === "boolean") {
    const own = value ? question.yes : question.no;
    return [own === null ? { kind: value ? "yes" : "no" } : { kind: "words", words: own }];
  }
  if (typeof value !== "object") return [lineOf(question.choices, value)];
  if (isList(value)) return value.map((one) => lineOf(question.choices, one));
  return question.rows.flatMap(({ value: row, text }): readonly SheetLine[] => {
    const chosen = value[String(row)];
    return chosen === undefined ? [] : [{ kind: "row", row: text, value: lineOf(question.choices, chosen) }];
  });
}

function lineOf(choices: readonly NamedValue[], value: ChoiceValue): SheetLine {
  if (value === DONT_KNOW) return { kind: "dont-know" };
  if (value === DOES_NOT_APPLY) return { kind: "does-not-apply" };
  if (value === NONE_OF_THESE) return { kind: "none-of-these" };
  const choice = choices.find((one) => String(one.value) === String(value));
  return { kind: "words", words: choice ? choiceLabel(choice) : String(value) };
}

/** `Array.isArray` does not recognize read-only arrays. */
function isList(value: object): value is readonly ChoiceValue[] {
  return Array.isArray(value);
}
