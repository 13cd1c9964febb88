import { useTranslation } from "react-i18next";
import type { ChartYear, LevelLine } from "#app/charts/level-chart.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import type { YearLine } from "#app/domain/results/years.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** A line as charts draw it; `whole` is the organization's name. */
export function useLevelLine(whole: string): (line: YearLine) => LevelLine {
  const { i18n } = useTranslation();
  return ({ name, levels, intervals }) => ({
    name: name ? inLanguage(name, i18n.language) : whole,
    levels,
    bands: intervals.map((interval, year) => (levels[year] === null ? null : interval)),
  });
}

/** A round as a place on the axis of years. */
export function useChartYear(): (name: RoundName) => ChartYear {
  const { t } = useTranslation();
  return ({ label, state }) => ({
    label,
    note: state === "preliminary" ? t("results.years.preliminary") : null,
  });
}
