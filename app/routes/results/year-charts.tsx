import { useTranslation } from "react-i18next";
import type { ChartYear, LevelChart, LevelLine } from "#app/charts/level-chart.ts";
import { LevelsOverYears } from "#app/charts/levels-over-years.tsx";
import type { SharedLevel } from "#app/domain/results/extremes.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import type { YearChart, YearLine, YearLines } from "#app/domain/results/years.ts";
import { yearsFinding } from "#app/domain/results/years-finding.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { areaNames } from "./finding-words.ts";
import { useSubjectName } from "./subject-name.ts";
import "./year-charts.css";

type YearChartsProps = {
  readonly years: YearLines;
  readonly title: string;
  /** What a row of the table is: "Förvaltning". */
  readonly rowHeader: string;
  /** The organization's name. */
  readonly whole: string;
};

/** Lines over the years with their table, and why they are broken where they are. */
export function YearCharts({ years, title, rowHeader, whole }: YearChartsProps) {
  const { t } = useTranslation();
  const finding = useYearsFinding(whole);
  const toChart = useLevelChart(years, whole);
  const chartYear = useChartYear();
  const toLine = useLevelLine(whole);
  return (
    <>
      <LevelsOverYears
        title={title}
        finding={finding(years)}
        charts={years.charts.map(toChart)}
        rows={years.rows.map((row) => ({ ...toLine(row), target: row.target }))}
        rowHeader={rowHeader}
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
    </>
  );
}

/** What the lines show, in words; null where that is nothing. */
function useYearsFinding(whole: string): (years: YearLines) => string | null {
  const { t, i18n } = useTranslation();
  const { level } = formatFor(i18n.language);
  const nameOf = useSubjectName(whole);
  const named = ({ areas }: SharedLevel) => areaNames(areas, { t, language: i18n.language, nameOf });
  return (years) => {
    const finding = yearsFinding(years);
    if (finding === null) return null;
    if (finding.kind === "areas") {
      const { year, lowest, highest } = finding;
      return t("results.years.finding.areas", {
        year,
        lowest: named(lowest),
        low: level(lowest.level),
        highest: named(highest),
        high: level(highest.level),
      });
    }
    const { first, last } = finding;
    const now = { whole, last: last.year, level: level(last.level) };
    return first === null
      ? t("results.years.finding.level", now)
      : t("results.years.finding.course", { ...now, first: first.year, from: level(first.level) });
  };
}

function useLevelChart(years: YearLines, whole: string): (chart: YearChart) => LevelChart {
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

/** A line as charts draw it; `whole` is the organization's name. */
function useLevelLine(whole: string): (line: YearLine) => LevelLine {
  const { i18n } = useTranslation();
  return ({ name, levels, intervals }) => ({
    name: name ? inLanguage(name, i18n.language) : whole,
    levels,
    bands: intervals.map((interval, year) => (levels[year] === null ? null : interval)),
  });
}

/** A round as a place on the axis of years. */
function useChartYear(): (name: RoundName) => ChartYear {
  const { t } = useTranslation();
  return ({ label, state }) => ({
    label,
    note: state === "preliminary" ? t("results.years.preliminary") : null,
  });
}
