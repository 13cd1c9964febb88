import { useTranslation } from "react-i18next";
import type { RowSubject } from "#app/domain/results/row-subject.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What a row of figures is called; `whole` is the organization's name. */
export function useSubjectName(whole: string): (subject: RowSubject) => string {
  const { t, i18n } = useTranslation();
  return (subject) => {
    switch (subject.kind) {
      case "department":
        return inLanguage(subject.name, i18n.language);
      case "others":
        return t("results.otherDepartments");
      case "organization":
        return whole;
    }
  };
}
