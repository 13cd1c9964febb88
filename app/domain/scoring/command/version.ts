import { parseCondition } from "#app/domain/questionnaire/condition-syntax.ts";
import {
  compileConditions,
  questionsRead,
  type VisibilityRules,
} from "#app/domain/questionnaire/conditions.ts";
import {
  isScored,
  type Question,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { noteOf } from "#app/domain/questionnaire/notes.ts";
import { type CellReader, cellReader } from "./cell.ts";

/** Which version each round used. */
export type Versions = {
  readonly all: readonly Version[];
  readonly of: (round: string) => Version;
};

/** A questionnaire as the answers to it are read: what its columns are called, and which of them there must be. */
export type Version = {
  readonly questionnaire: Questionnaire;
  readonly rules: VisibilityRules;
  /** By the column's name: the question's, or `question.row` for a row of a matrix. */
  readonly columns: ReadonlyMap<string, AnswerColumn>;
  /** Whether a column holds comments or evidence, which no score depends on. */
  readonly isNote: (column: string) => boolean;
  /** What conditions read beside answers. */
  readonly readsKind: boolean;
  readonly readsRole: boolean;
};

export type AnswerColumn = {
  readonly question: QuestionName;
  /** The row of a matrix. */
  readonly row: string | null;
  readonly read: CellReader;
  /** Whether scores depend on it: the question is scored, or a condition reads it. */
  readonly required: boolean;
};

export function versionOf(questionnaire: Questionnaire): Version {
  const { questions } = questionnaire;
  const readByConditions = new Set([...questionsRead(questionnaire).values()].flatMap((names) => [...names]));
  const conditions = new Set(questions.flatMap((question) => question.conditions));
  const references = new Set([...conditions].flatMap((text) => parseCondition(text).references));
  const byName = new Map<string, Question>(questions.map((question) => [question.name, question]));
  return {
    questionnaire,
    rules: compileConditions(questionnaire),
    columns: new Map(
      questions.flatMap((question) =>
        columnsOf(question, isScored(question) || readByConditions.has(question.name)),
      ),
    ),
    isNote: (column) => noteOf(column, byName) !== null,
    readsKind: references.has("department.kind"),
    readsRole: references.has("respondent.role"),
  };
}

function columnsOf(question: Question, required: boolean): readonly (readonly [string, AnswerColumn])[] {
  const { name, answer } = question;
  const read = cellReader(question);
  if (answer.kind !== "rows") return [[name, { question: name, row: null, read, required }]];
  return answer.rows.map((row) => [`${name}.${row}`, { question: name, row: String(row), read, required }]);
}
