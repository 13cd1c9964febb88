import { useTranslation } from "react-i18next";
import type { RoundChoice } from "#app/domain/round/round-form-page.server.ts";
import type { RoundVersion } from "#app/domain/round/round-material.server.ts";
import { fieldName } from "#app/domain/round/round-settings.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What the form of a round calls its fields, for what is said of them above it. */
export function useFieldNames(
  versions: readonly RoundVersion[],
  departments: readonly RoundChoice[],
): (name: string) => string {
  const { t, i18n } = useTranslation();
  const names = new Map<string, string>([
    ["title", t("rounds.form.title")],
    ["year", t("rounds.form.year")],
    ["questionnaire", t("rounds.form.questionnaire")],
    ["departments", t("rounds.form.departments")],
    ["disclosure", t("rounds.form.disclosure")],
    ["threshold", t("rounds.form.threshold")],
    ["answering", t("rounds.form.answering")],
    ["opensAt", t("rounds.form.opensAt")],
    ["closesAt", t("rounds.form.closesAt")],
    ["graceMinutes", t("rounds.form.graceMinutes")],
    ["contact", t("rounds.form.contact")],
    ["diaryNumber", t("rounds.form.diaryNumber")],
    ...versions.flatMap(({ dimensions }) =>
      dimensions.map(
        ({ key, title }) =>
          [
            fieldName("target", key),
            `${t("rounds.form.targets")}, ${inLanguage(title, i18n.language)}`,
          ] as const,
      ),
    ),
    ...departments.flatMap(({ id, name }) => {
      const department = inLanguage(name, i18n.language);
      return [
        [fieldName("invited", id), t("rounds.form.invitedOf", { department })],
        [fieldName("opens", id), t("rounds.form.opensOf", { department })],
        [fieldName("closes", id), t("rounds.form.closesOf", { department })],
      ] as const;
    }),
  ]);
  return (name) => names.get(name) ?? name;
}
