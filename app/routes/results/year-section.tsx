import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { type YearSeries, yearSeries } from "#app/domain/results/year-series.ts";
import type { Years } from "#app/domain/results/years.ts";
import { YearCharts } from "./year-charts.tsx";
import "./year-section.css";

type YearSectionProps = { readonly years: Years; readonly whole: string };

/** The levels year by year: of the departments in one chart, or of each area in its own. */
export function YearSection({ years, whole }: YearSectionProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("results.years.title")}</h2>
      <p className="quiet section-lead">
        {years.names.length < 2 ? t("results.years.one") : t("results.years.lead")}
      </p>
      <SeriesSwitch series={years.series} />
      <YearCharts
        years={years}
        title={t(`results.years.${years.series}Title`, { whole, max: years.max })}
        rowHeader={t(years.series === "departments" ? "results.department" : "results.dimension")}
        whole={whole}
      />
    </section>
  );
}

/** Links, since it is the address that changes: departments or areas. */
function SeriesSwitch({ series }: { readonly series: YearSeries }) {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  return (
    <nav className="series-switch no-print" aria-label={t("results.years.switch")}>
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
