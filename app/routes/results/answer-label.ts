import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AnswerLabel } from "#app/domain/results/answer-scheme.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What something that could be answered is called. */
export function answerLabel(label: AnswerLabel, t: TFunction, language: string): string {
  return label.kind === "text" ? inLanguage(label.text, language) : t(`resultDetails.question.${label.kind}`);
}

/** The same in the reader's language. */
export function useAnswerLabel(): (label: AnswerLabel) => string {
  const { t, i18n } = useTranslation();
  return (label) => answerLabel(label, t, i18n.language);
}
