import { lazy, Suspense, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatFor } from "#app/i18n/format.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { useInBrowser } from "#app/ui/in-browser.ts";
import { type ChartYear, hasLevels, type LevelChart, type LevelLine } from "./level-chart.ts";
import { lineStyle } from "./palette.ts";
import { PictureButton } from "./picture-button.tsx";
import "./levels-over-years.css";

/** Chart.js comes after the page, and only to pages that show a chart. */
const LevelCanvas = lazy(() => import("./level-canvas.tsx"));

type LevelsOverYearsProps = {
  /** Says what is shown. */
  readonly title: string;
  /** Says what is to be seen, before the title; null: there is nothing to say. */
  readonly finding: string | null;
  /** One large chart, or several small. */
  readonly charts: readonly LevelChart[];
  /** Every line once: the table says all that the charts do. */
  readonly rows: readonly (LevelLine & { readonly target: number | null })[];
  /** What a row is: "Förvaltning". */
  readonly rowHeader: string;
  /** The columns; the cells of a suppressed year say that it is. */
  readonly years: readonly (ChartYear & { readonly suppressed: boolean })[];
};

/** Levels over the years as lines, with the table that says the same to those who see no picture or run no script. */
export function LevelsOverYears({ title, finding, charts, rows, rowHeader, years }: LevelsOverYearsProps) {
  const caption = useId();
  const inBrowser = useInBrowser();
  return (
    <figure className="levels-over-years" aria-labelledby={caption}>
      <figcaption id={caption}>
        {finding !== null && <strong>{withSoftHyphens(finding)}</strong>}
        <span>{title}</span>
      </figcaption>
      <div className={charts.length > 1 ? "level-charts small" : "level-charts"}>
        {charts.map((chart) => (
          <SmallOrLargeChart key={chart.title} chart={chart} title={title} inBrowser={inBrowser} />
        ))}
      </div>
      <LevelTable title={title} rows={rows} rowHeader={rowHeader} years={years} />
    </figure>
  );
}

function SmallOrLargeChart({
  chart,
  title,
  inBrowser,
}: {
  readonly chart: LevelChart;
  readonly title: string;
  readonly inBrowser: boolean;
}) {
  const { t, i18n } = useTranslation();
  const whole = chart.title ? `${title}: ${chart.title}` : title;
  const label = t("chart.description", { title: whole });
  const canvas = useRef<HTMLDivElement>(null);
  if (!hasLevels(chart)) {
    return (
      <div className="level-chart">
        {chart.title && <h3>{chart.title}</h3>}
        <p className="quiet">{t("chart.empty")}</p>
      </div>
    );
  }
  return (
    <div className="level-chart">
      {chart.title && <h3>{chart.title}</h3>}
      <div className="level-canvas" ref={canvas}>
        {inBrowser && (
          <Suspense fallback={<p className="quiet">{t("chart.loading")}</p>}>
            <LevelCanvas chart={chart} language={i18n.language} label={label} />
          </Suspense>
        )}
      </div>
      {inBrowser && chart.lines.length > 1 && (
        <ul className={chart.title ? "line-key" : "line-key narrow-only"} aria-hidden="true">
          {chart.lines.map(({ name }, index) => (
            <li key={name}>
              <LineSample index={index} />
              {withSoftHyphens(name)}
            </li>
          ))}
        </ul>
      )}
      {inBrowser && <PictureButton chart={canvas} title={whole} />}
    </div>
  );
}

/** What a line looks like: its colour, its strokes and its points. */
function LineSample({ index }: { readonly index: number }) {
  const { color, dash, point, width } = lineStyle(index);
  const shapes = {
    circle: <circle cx="18" cy="8" r="4.5" />,
    rect: <rect x="14" y="4" width="8" height="8" />,
    triangle: <path d="M18 3l5 9h-10z" />,
    rectRot: <path d="M18 2.5l5.5 5.5-5.5 5.5-5.5-5.5z" />,
    crossRot: <path d="M14 4l8 8M14 12l8-8" />,
  };
  return (
    <svg width="36" height="16" viewBox="0 0 36 16" focusable="false" aria-hidden="true">
      <line
        x1="0"
        x2="36"
        y1="8"
        y2="8"
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dash.length > 0 ? dash.join(" ") : undefined}
      />
      <g fill="#fff" stroke={color} strokeWidth="2">
        {shapes[point]}
      </g>
    </svg>
  );
}

type LevelTableProps = Pick<LevelsOverYearsProps, "title" | "rows" | "rowHeader" | "years">;

function LevelTable({ title, rows, rowHeader, years }: LevelTableProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const hasTargets = rows.some(({ target }) => target !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
    <section className="level-table" aria-label={t("chart.table", { title })} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHeader}</th>
            {years.map(({ label, note }) => (
              <th key={label} scope="col">
                {note === null ? label : `${label} (${note})`}
              </th>
            ))}
            {hasTargets && <th scope="col">{t("chart.target")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, levels, bands, target }) => (
            <tr key={name}>
              <th scope="row">{withSoftHyphens(name)}</th>
              {years.map(({ label, suppressed }, index) => {
                const value = levels[index] ?? null;
                const empty = suppressed ? t("chart.suppressed") : t("chart.missing");
                const band = bands?.[index] ?? null;
                return (
                  <td key={label}>
                    {value === null ? empty : format.level(value)}
                    {value !== null && band && (
                      <small>{t("chart.interval", { interval: format.levels(band[0], band[1]) })}</small>
                    )}
                  </td>
                );
              })}
              {hasTargets && <td>{target === null ? t("chart.missing") : format.target(target)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
