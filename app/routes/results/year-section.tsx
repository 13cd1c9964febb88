import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { LevelChart } from "#app/charts/level-chart.ts";
import { LevelsOverYears } from "#app/charts/levels-over-years.tsx";
import { type YearSeries, yearSeries } from "#app/domain/results/year-series.ts";
import type { YearChart, Years } from "#app/domain/results/years.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { useChartYear, useLevelLine } from "./year-lines.ts";
import "./year-section.css";

type YearSectionProps = { readonly years: Years; readonly whole: string };

/** The levels year by year: of the departments in one chart, or of each area in its own. */
export function YearSection({ years, whole }: YearSectionProps) {
  const { t } = useTranslation();
  const toChart = useLevelChart(years, whole);
  const chartYear = useChartYear();
  const toLine = useLevelLine(whole);
  return (
    <section>
      <h2>{t("results.years.title")}</h2>
      <p className="quiet section-lead">
        {years.names.length < 2 ? t("results.years.one") : t("results.years.lead")}
      </p>
      <SeriesSwitch series={years.series} />
      <LevelsOverYears
        title={t(`results.years.${years.series}Title`, { whole, max: years.max })}
        charts={years.charts.map(toChart)}
        rows={years.rows.map((row) => ({ ...toLine(row), target: row.target }))}
        rowHeader={t(years.series === "departments" ? "results.department" : "results.dimension")}
        years={years.names.map((name) => ({
          ...chartYear(name),
          suppressed: name.state === "awaiting-close",
        }))}
      />
      {years.breaks.map(({ before, reason }) => (
        <p key={before} className="quiet year-break">
          {t(`results.years.break.${reason}`, {
            from: years.names[before - 1]?.label ?? "",
            to: years.names[before]?.label ?? "",
          })}
        </p>
      ))}
    </section>
  );
}

/** Links, since it is the address that changes: departments or areas. */
function SeriesSwitch({ series }: { readonly series: YearSeries }) {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  return (
    <nav className="series-switch" aria-label={t("results.years.switch")}>
      {yearSeries.map((other) => {
        const search = new URLSearchParams(parameters);
        search.set("series", other);
        return (
          <Link
            key={other}
            to={`?${search}`}
            preventScrollReset
            aria-current={other === series ? "true" : undefined}
          >
            {t(`results.years.${other}`)}
          </Link>
        );
      })}
    </nav>
  );
}

function useLevelChart(years: Years, whole: string): (chart: YearChart) => LevelChart {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const chartYear = useChartYear();
  const toLine = useLevelLine(whole);
  return ({ subject, target, lines }) => ({
    title: subject && inLanguage(subject, i18n.language),
    years: years.names.map(chartYear),
    lines: lines.map(toLine),
    target:
      target === null
        ? null
        : { level: target, label: t("results.levels.target", { level: format.target(target) }) },
    breaks: years.breaks.map(({ before, reason }) => ({
      before,
      label: t(`results.years.breakLabel.${reason}`),
    })),
    max: years.max,
  });
}
