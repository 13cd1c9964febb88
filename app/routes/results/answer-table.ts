import type { TFunction } from "i18next";
import type { QuestionView } from "#app/domain/results/question-view.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { answerLabel } from "./answer-label.ts";
import { levelOrReason } from "./missing-words.ts";
import { subjectName } from "./subject-name.ts";

/** What the bars of a question draw, as a table: its heads and its rows, whose first cell says whose answers they are. */
export type AnswerTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [group: string, ...cells: readonly string[]])[];
};

/** How the reader is spoken to of a round. */
type AnswerTableSpeech = {
  readonly t: TFunction;
  readonly language: string;
  /** What the organization as a whole is called. */
  readonly whole: string;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
};

/**
 * How often each option was answered in each group, with what stands beside it: a row a group, or one for each row of a
 * question that has rows. What is not shown is empty, and says why where the level would stand.
 */
export function answerTable(
  { scheme, rows }: Pick<QuestionView, "scheme" | "rows">,
  { t, language, whole, threshold }: AnswerTableSpeech,
): AnswerTable {
  const { count, levels } = formatFor(language);
  const number = (one: number | null | undefined) => (one == null ? "" : count(one));
  const options = scheme.kind === "number" ? [] : scheme.options;
  const parts = scheme.kind === "rows" ? scheme.rows : [null];
  return {
    columns: [
      t("results.department"),
      ...(scheme.kind === "rows" ? [t("resultDetails.answerTable.row")] : []),
      ...options.map(({ label }) => answerLabel(label, t, language)),
      t("resultDetails.answerTable.n"),
      t("resultDetails.answerTable.dontKnow"),
      t("resultDetails.answerTable.notApplicable"),
      t("resultDetails.answerTable.unanswered"),
      t("resultDetails.csv.level"),
      t("resultDetails.answerTable.interval"),
      t("resultDetails.questions.agreement"),
    ],
    rows: rows.flatMap((row) =>
      parts.map((part, place) => [
        subjectName(row.subject, whole, t, language),
        ...(part === null ? [] : [inLanguage(part.text, language)]),
        ...options.map((_, option) => number(row.counts?.[place]?.[option])),
        number(row.n),
        number(row.dontKnow),
        number(row.notApplicable),
        number(row.unanswered),
        levelOrReason(row, threshold, { t, language }),
        row.interval === null ? "" : levels(...row.interval),
        row.agreement === null ? "" : t(`resultDetails.agreement.word.${row.agreement.word}`),
      ]),
    ),
  };
}
