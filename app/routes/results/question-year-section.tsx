import { useTranslation } from "react-i18next";
import { LevelsOverYears } from "#app/charts/levels-over-years.tsx";
import type { QuestionYears } from "#app/domain/results/question-years.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { useChartYear, useLevelLine } from "./year-lines.ts";

type QuestionYearSectionProps = {
  readonly years: QuestionYears;
  readonly target: number | null;
  readonly whole: string;
};

/** The levels on one question, in the rounds that have asked it. */
export function QuestionYearSection({ years, target, whole }: QuestionYearSectionProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const chartYear = useChartYear();
  const toLine = useLevelLine(whole);
  const { max, names, breaks, charts, rows } = years;
  const ends = ({ before }: { readonly before: number }) => ({
    from: names[before - 1]?.label ?? "",
    to: names[before]?.label ?? "",
  });
  return (
    <section>
      <h2>{t("resultDetails.question.years")}</h2>
      <p className="quiet section-lead">{t("resultDetails.question.yearsLead")}</p>
      <LevelsOverYears
        title={t("resultDetails.question.yearsTitle", { max })}
        charts={charts.map(({ subject, lines }) => ({
          title: subject && inLanguage(subject, i18n.language),
          years: names.map(chartYear),
          lines: lines.map(toLine),
          target:
            target === null
              ? null
              : { level: target, label: t("results.levels.target", { level: format.target(target) }) },
          breaks: breaks.map(({ before, reason }) => ({
            before,
            label:
              reason === "question-changed"
                ? t("resultDetails.question.breakLabel")
                : t(`results.years.breakLabel.${reason}`),
          })),
          max,
        }))}
        rows={rows.map((row) => ({ ...toLine(row), target: row.target }))}
        rowHeader={t("results.department")}
        years={names.map((name) => ({ ...chartYear(name), suppressed: name.state === "awaiting-close" }))}
      />
      {breaks.map(({ before, reason }) => (
        <p key={before} className="quiet year-break">
          {reason === "question-changed"
            ? t("resultDetails.question.break.question-changed", ends({ before }))
            : t(`results.years.break.${reason}`, ends({ before }))}
        </p>
      ))}
    </section>
  );
}
