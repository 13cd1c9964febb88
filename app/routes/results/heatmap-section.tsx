import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Heatmap, HeatmapCell } from "#app/domain/results/heatmap.ts";
import { nextOrder, orderedRows, parseOrder } from "#app/domain/results/heatmap-order.ts";
import { groupKey } from "#app/domain/results/result-groups.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { useSubjectName } from "./subject-name.ts";
import "./heatmap-section.css";
import { missingWords } from "./missing-words.ts";

type HeatmapSectionProps = {
  readonly heatmap: Heatmap;
  readonly max: number;
  readonly round: RoundName;
  readonly earlier: RoundName | null;
  readonly whole: string;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
  /** Where names and levels lead: to the pages behind them; null: nowhere, as on a page that is open by a link. */
  readonly links: HeatmapLinks | null;
};

export type HeatmapLinks = {
  readonly department: (group: string) => string;
  readonly cell: (group: string, dimension: string) => string;
};

/** Departments by areas, as a table that is coloured; every colour, edge and arrow has its words. */
export function HeatmapSection({
  heatmap,
  max,
  round,
  earlier,
  whole,
  threshold,
  links,
}: HeatmapSectionProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useSubjectName(whole);
  const [here] = useSearchParams();
  const { dimensions } = heatmap;
  const order = links && parseOrder(here.get("sort"), heatmap);
  const rows = orderedRows(heatmap, order);
  const cells = rows.flatMap((row) => row.cells);
  return (
    <section>
      <h2>{t("results.heatmap.title")}</h2>
      <p className="quiet section-lead">
        {t("results.heatmap.lead", { max })} {links && t("results.heatmap.choose")}
      </p>
      <HeatmapTable
        title={t("results.heatmap.title")}
        caption={t("results.heatmap.caption", { round: round.label })}
      >
        <thead>
          <tr>
            <th scope="col">{t("results.department")}</th>
            {dimensions.map(({ key, title }) => (
              <th key={key} scope="col" aria-sort={order?.dimension === key ? order.direction : undefined}>
                {links ? (
                  <Link
                    to={addressInOrder(here, nextOrder(order, key))}
                    preventScrollReset
                    title={t("results.heatmap.sort")}
                  >
                    {withSoftHyphens(inLanguage(title, i18n.language))}
                    {order?.dimension === key && (
                      <span aria-hidden="true">{order.direction === "ascending" ? " ↑" : " ↓"}</span>
                    )}
                  </Link>
                ) : (
                  withSoftHyphens(inLanguage(title, i18n.language))
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ subject, cells }) => (
            <tr key={nameOf(subject)} className={subject.kind === "organization" ? "whole" : undefined}>
              <th scope="row">
                {links ? (
                  <Link to={links.department(groupKey(subject))}>{withSoftHyphens(nameOf(subject))}</Link>
                ) : (
                  <span>{withSoftHyphens(nameOf(subject))}</span>
                )}
              </th>
              {cells.map((cell, index) => {
                const dimension = dimensions[index];
                return (
                  <LevelCell
                    key={dimension?.key}
                    cell={cell}
                    threshold={threshold}
                    to={links && dimension ? links.cell(groupKey(subject), dimension.key) : null}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </HeatmapTable>
      <HeatmapKey cells={cells} earlier={earlier} />
    </section>
  );
}

type HeatmapTableProps = {
  readonly title: string;
  /** What the table tells, read out. */
  readonly caption: string;
  readonly className?: string;
  /** Its head and its body. */
  readonly children: ReactNode;
};

/** A coloured table, which scrolls by itself where it is wider than the page. */
export function HeatmapTable({ title, caption, className = "", children }: HeatmapTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would stand between headings as one of its own
    <div
      className="panel heatmap-scroll"
      role="region"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`heatmap ${className}`.trim()}>
        <caption className="visually-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type LevelCellProps = {
  readonly cell: HeatmapCell;
  readonly threshold: number | null;
  /** Where the level leads; null: nowhere. */
  readonly to: string | null;
};

/** The level of a group in an area, with its colour, edge and arrow in words. */
export function LevelCell({ cell, threshold, to }: LevelCellProps) {
  const { t, i18n } = useTranslation();
  const { level } = formatFor(i18n.language);
  if (cell.kind === "missing") {
    return <td className="heat-missing">{missingWords(cell.reason, threshold, t)}</td>;
  }
  return (
    <td className={`heat-${cell.shade}${cell.underTarget ? " under-target" : ""}`}>
      <strong>{to === null ? level(cell.level) : <Link to={to}>{level(cell.level)}</Link>}</strong>
      {cell.underTarget && <span className="visually-hidden">, {t("results.heatmap.underTarget")}</span>}
      {cell.change && (
        <small>
          <span aria-hidden="true">{cell.change === "up" ? "▲ " : "▼ "}</span>
          <span className="visually-hidden">, </span>
          {t(`results.heatmap.${cell.change}`)}
        </small>
      )}
    </td>
  );
}

/** This page with its rows in another order. */
function addressInOrder(here: URLSearchParams, order: string | null): string {
  const search = new URLSearchParams(here);
  if (order === null) search.delete("sort");
  else search.set("sort", order);
  return `?${search}`;
}

/** What the colours and marks that are there mean. */
export function HeatmapKey({
  cells,
  earlier,
}: {
  readonly cells: readonly HeatmapCell[];
  readonly earlier: RoundName | null;
}) {
  const { t } = useTranslation();
  const levels = cells.filter((cell) => cell.kind === "level");
  return (
    <ul className="heatmap-key">
      <li>
        <span className="heat-scale" aria-hidden="true">
          {[0, 1, 2, 3, 4, 5].map((shade) => (
            <i key={shade} className={`heat-${shade}`} />
          ))}
        </span>
        {t("results.heatmap.darker")}
      </li>
      {levels.some(({ underTarget }) => underTarget) && (
        <li>
          <i className="heat-sample under-target" aria-hidden="true" />
          {t("results.heatmap.edge")}
        </li>
      )}
      {earlier && <li>{t("results.heatmap.arrows", { round: earlier.label })}</li>}
      {levels.length < cells.length && (
        <li>
          <i className="heat-sample heat-missing" aria-hidden="true" />
          {t("results.heatmap.hatched")}
        </li>
      )}
    </ul>
  );
}
