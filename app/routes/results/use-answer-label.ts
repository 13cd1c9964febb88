import { useTranslation } from "react-i18next";
import type { AnswerLabel } from "#app/domain/results/answer-scheme.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What something that could be answered is called, in the reader's language. */
export function useAnswerLabel(): (label: AnswerLabel) => string {
  const { t, i18n } = useTranslation();
  return (label) =>
    label.kind === "text" ? inLanguage(label.text, i18n.language) : t(`resultDetails.question.${label.kind}`);
}
