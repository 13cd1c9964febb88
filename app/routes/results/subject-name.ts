import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { RowSubject } from "#app/domain/results/row-subject.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What a row of figures is called; `whole` is the organization's name. */
export function subjectName(subject: RowSubject, whole: string, t: TFunction, language: string): string {
  switch (subject.kind) {
    case "department":
      return inLanguage(subject.name, language);
    case "others":
      return t("results.otherDepartments");
    case "organization":
      return whole;
  }
}

/** The same in the reader's language. */
export function useSubjectName(whole: string): (subject: RowSubject) => string {
  const { t, i18n } = useTranslation();
  return (subject) => subjectName(subject, whole, t, i18n.language);
}
