import { useTranslation } from "react-i18next";
import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import { linesOf } from "#app/domain/response/answer-sheet.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { useLineWords } from "./answer-lines.tsx";

/** Writes a question and an answer to it as text, which stands without the questionnaire. */
export function useAnswerInWords(
  questions: ReadonlyMap<string, FormQuestion>,
): (question: string, value: AnswerValue | null) => string {
  const { t } = useTranslation();
  const words = useLineWords();
  return (name, value) => {
    const question = questions.get(name);
    const title = question?.title ?? name;
    if (value === null) return `${title}\n${t("answer.unkept.empty")}`;
    if (question === undefined) return `${title}\n${String(value)}`;
    return [title, ...linesOf(question, value).map(words)].join("\n");
  };
}
