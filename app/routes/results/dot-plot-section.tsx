import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Dot, type DotPlot, type DotRow, dotPlot } from "#app/domain/results/dot-plot.ts";
import type { Heatmap } from "#app/domain/results/heatmap.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { areaNames } from "./finding-words.ts";
import { placeOn, stepsOf, TrackLine } from "./level-track.tsx";
import { useSubjectName } from "./subject-name.ts";
import "./dot-plot-section.css";

type DotPlotSectionProps = {
  /** The table above, which says all that is drawn here. */
  readonly heatmap: Heatmap;
  readonly max: number;
  /** What the organization as a whole is called. */
  readonly whole: string;
};

/** How far apart the departments lie in each area; nothing where there are none to compare. */
export function DotPlotSection({ heatmap, max, whole }: DotPlotSectionProps) {
  const { t } = useTranslation();
  const caption = useId();
  const finding = useFindingWords(whole);
  const plot = dotPlot(heatmap, max);
  if (plot === null) return null;
  const { rows, unseen, hasGaps } = plot;
  return (
    <section>
      <h2>{t("results.dots.title")}</h2>
      <p className="quiet section-lead">
        {[
          t("results.dots.lead", { max }),
          ...(unseen > 0 ? [t("results.dots.unseen", { count: unseen })] : []),
          ...(hasGaps ? [t("results.dots.gaps")] : []),
        ].join(" ")}
      </p>
      <figure className="panel dot-plot" aria-labelledby={caption}>
        <figcaption id={caption}>{finding(plot)}</figcaption>
        <div className="dot-row dot-axis" aria-hidden="true">
          <Axis max={max} />
        </div>
        <ul className="dot-rows">
          {rows.map((row) => (
            <Row key={row.key} row={row} max={max} whole={whole} />
          ))}
        </ul>
        <DotKey rows={rows} whole={whole} />
      </figure>
    </section>
  );
}

function Axis({ max }: { readonly max: number }) {
  const at = placeOn(max);
  return (
    <svg className="dot-track" height="18" aria-hidden="true" focusable="false">
      {stepsOf(max).map((step) => (
        <text key={step} x={at(step)} y="13">
          {step}
        </text>
      ))}
    </svg>
  );
}

type RowProps = { readonly row: DotRow; readonly max: number; readonly whole: string };

function Row({ row, max, whole }: RowProps) {
  const { t, i18n } = useTranslation();
  const [lowest] = row.dots;
  const highest = row.dots.at(-1);
  return (
    <li className="dot-row">
      <h3>{withSoftHyphens(inLanguage(row.title, i18n.language))}</h3>
      {lowest === undefined || highest === undefined ? (
        <p className="dot-end quiet">{t("results.dots.none")}</p>
      ) : (
        <>
          <End dot={lowest} word={lowest === highest ? null : t("results.dots.lowest")} />
          <Dots row={row} max={max} whole={whole} />
          {lowest !== highest && <End dot={highest} word={t("results.dots.highest")} />}
        </>
      )}
    </li>
  );
}

/** Who lies at an end, and at which level; `word` says at which end where its place does not. */
function End({ dot, word }: { readonly dot: Dot; readonly word: string | null }) {
  const { i18n } = useTranslation();
  const nameOf = useDotName();
  return (
    <p className="dot-end">
      {word !== null && <span className="dot-word visually-hidden">{word}: </span>}
      {withSoftHyphens(nameOf(dot))}
      {"\u00a0"}
      <b>{formatFor(i18n.language).level(dot.level)}</b>
    </p>
  );
}

/** In pixels: from dot to dot upwards, and from the line to the edges of the drawing. */
const laneHeight = 16;
const above = 11;
const below = 20;

/** The departments on and above the scale's line, the organization under it, and the target across. */
function Dots({ row: { dots, organization, target }, max, whole }: RowProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const nameOf = useDotName();
  const at = placeOn(max);
  const y = above + laneHeight * Math.max(...dots.map(({ lane }) => lane));
  const count = dots.reduce((sum, { departments }) => sum + departments.length, 0);
  const description = [
    t("results.dots.departments", { count }),
    ...(organization === null
      ? []
      : [t("results.dots.of", { name: whole, level: format.level(organization) })]),
    ...(target === null ? [] : [t("results.track.target", { level: format.target(target) })]),
  ].join(", ");
  return (
    <svg className="dot-track" height={y + below} role="img" aria-label={description}>
      <TrackLine max={max} y={y} />
      {target !== null && (
        <line x1={at(target)} x2={at(target)} y1="0" y2={y + below} className="track-target-line" />
      )}
      {organization !== null && (
        <svg x={at(organization)} y={y} className="dot-place" aria-hidden="true">
          <WholeMark />
        </svg>
      )}
      {dots.map((dot) => (
        <svg
          key={dot.level}
          x={at(dot.level)}
          y={y - laneHeight * dot.lane}
          className="dot-place"
          aria-hidden="true"
        >
          <title>{t("results.dots.of", { name: nameOf(dot), level: format.level(dot.level) })}</title>
          <DotMark count={dot.departments.length} />
        </svg>
      ))}
    </svg>
  );
}

/** A department, or how many that are shown at the same level. */
function DotMark({ count }: { readonly count: number | "n" }) {
  return (
    <>
      <circle r={count === 1 ? 7 : 8} className="track-now" />
      {count !== 1 && (
        <text y="4" className="dot-count">
          {count}
        </text>
      )}
    </>
  );
}

/** The organization: a triangle under the line that points at its level. */
function WholeMark() {
  return <path d="M0 8l7 11h-14z" className="dot-whole" />;
}

function DotKey({ rows, whole }: { readonly rows: readonly DotRow[]; readonly whole: string }) {
  const { t } = useTranslation();
  const hasAlike = rows.some(({ dots }) => dots.some(({ departments }) => departments.length > 1));
  return (
    <ul className="level-key" aria-hidden="true">
      <li>
        <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
          <DotMark count={1} />
        </svg>
        {t("results.dots.dot")}
      </li>
      {hasAlike && (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
            <DotMark count="n" />
          </svg>
          {t("results.dots.number")}
        </li>
      )}
      <li>
        <svg width="18" height="18" viewBox="-9 4 18 18" aria-hidden="true" focusable="false">
          <WholeMark />
        </svg>
        {withSoftHyphens(whole)}
      </li>
      {rows.some(({ target }) => target !== null) && (
        <li>
          <svg width="6" height="18" aria-hidden="true" focusable="false">
            <rect x="1" width="3" height="18" className="track-target" />
          </svg>
          {t("chart.target")}
        </li>
      )}
    </ul>
  );
}

function useDotName(): (dot: Dot) => string {
  const { t, i18n } = useTranslation();
  return ({ departments }) =>
    departments.length === 1
      ? inLanguage(departments[0], i18n.language)
      : t("results.dots.departments", { count: departments.length });
}

/** What is to be seen, as a title; a department that is not shown is not spoken of. */
function useFindingWords(whole: string): (plot: DotPlot) => string {
  const { t, i18n } = useTranslation();
  const { level } = formatFor(i18n.language);
  const nameOf = useSubjectName(whole);
  const named = (titles: readonly DotRow["title"][]) =>
    areaNames(titles, { t, language: i18n.language, nameOf });
  return ({ finding, unseen, hasGaps }) => {
    const among = unseen > 0 || hasGaps ? "shown" : "all";
    switch (finding.kind) {
      case "widest":
        return t(`results.dots.widest.${among}`, {
          dimension: named([finding.dimension]),
          low: level(finding.low),
          high: level(finding.high),
        });
      case "widest-shared":
        return t(`results.dots.shared.${among}`, {
          dimensions: named(finding.dimensions),
          spread: level(finding.spread),
        });
      case "alike":
        return t(`results.dots.alike.${among}`);
    }
  };
}
