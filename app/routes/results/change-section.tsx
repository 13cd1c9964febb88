import { useTranslation } from "react-i18next";
import type { ChangeGroup, FigureChange } from "#app/domain/results/change-groups.ts";
import type { PlacedLevel } from "#app/domain/results/comparison.ts";
import { heldChange } from "#app/domain/results/shown-change.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { ChangeAmount } from "./change-amount.tsx";
import "./stacked-table.css";
import "./change-section.css";

type ChangeSectionProps = {
  readonly groups: readonly ChangeGroup[];
  readonly round: RoundName;
  readonly earlier: RoundName;
  readonly whole: string;
};

/** The changes that hold, in plain sight; all of them, with what they rest on, one step away. */
export function ChangeSection({ groups, round, earlier, whole }: ChangeSectionProps) {
  const { t } = useTranslation();
  const groupName = useGroupName(whole);
  const all = groups.flatMap((group) => group.changes);
  const holding = all.filter(holds);
  const shown = all.filter(({ change }) => change.verdict !== "suppressed");
  return (
    <section>
      <h2>{t("results.changes.title", { from: earlier.label, to: round.label })}</h2>
      <p className="quiet section-lead">
        {shown.length === 0
          ? t("results.changes.nothing")
          : holding.length === 0
            ? t("results.changes.none", { all: shown.length })
            : t("results.changes.lead", { holding: holding.length, all: shown.length })}
      </p>
      {holding.length > 0 && (
        <ul className="panel holding-changes">
          {groups.map((group) => (
            <HoldingChanges key={groupName(group)} group={group} name={groupName(group)} />
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <details className="all-changes">
          <summary>{t("results.changes.all", { count: shown.length })}</summary>
          <p className="quiet section-lead">{t("results.changes.explanation")}</p>
          {groups.map((group) => (
            <ChangeTable key={groupName(group)} group={group} name={groupName(group)} earlier={earlier} />
          ))}
        </details>
      )}
    </section>
  );
}

/** One department's changes that hold, by what may be said of them. */
function HoldingChanges({ group, name }: { readonly group: ChangeGroup; readonly name: string }) {
  const { t } = useTranslation();
  const figureName = useFigureName();
  const holding = group.changes.filter(holds);
  const words = [...new Set(holding.map(({ change }) => change.word))];
  return words.map((word) => (
    <li key={word}>
      <h3>
        {withSoftHyphens(name)}
        <span className="quiet">{t(`results.verdict.${word}`)}</span>
      </h3>
      <ul>
        {holding
          .filter(({ change }) => change.word === word)
          .map((figure) => (
            <li key={figure.dimension?.sv ?? ""}>
              <ChangeAmount difference={figure.change.difference ?? 0} verdict={figure.change.verdict} />
              {figureName(figure)}
            </li>
          ))}
      </ul>
    </li>
  ));
}

function holds({ change }: FigureChange): boolean {
  return heldChange(change) !== null;
}

type ChangeTableProps = {
  readonly group: ChangeGroup;
  readonly name: string;
  readonly earlier: RoundName;
};

function ChangeTable({ group, name, earlier }: ChangeTableProps) {
  const { t, i18n } = useTranslation();
  const { list } = formatFor(i18n.language);
  const showsLevels = group.changes.some(({ levels }) => levels !== null);
  const before = group.earlierNames.map((text) => inLanguage(text, i18n.language));
  return (
    <div className="stacked-table">
      <table>
        <caption>
          {withSoftHyphens(name)}
          {before.length > 0 && (
            <span className="quiet">
              {t("results.changes.before", { round: earlier.label, names: list(before) })}
            </span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("results.dimension")}</th>
            {showsLevels && <th scope="col">{t("results.changes.levels")}</th>}
            <th scope="col">{t("results.changes.difference")}</th>
            <th scope="col">{t("results.changes.interval")}</th>
            <th scope="col">{t("results.changes.detectable")}</th>
            <th scope="col">{t("results.changes.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {group.changes.map((figure) => (
            <ChangeRow key={figure.dimension?.sv ?? ""} figure={figure} showsLevels={showsLevels} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ChangeRowProps = {
  readonly figure: FigureChange;
  /** Whether the table has a column for the levels that the rounds show. */
  readonly showsLevels: boolean;
};

function ChangeRow({ figure, showsLevels }: ChangeRowProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const figureName = useFigureName();
  const { difference, interval, detectable, verdict, word } = figure.change;
  const none = t("chart.missing");
  const level = (shown: PlacedLevel | null) => (shown ? format.level(shown.level) : none);
  return (
    <tr className={figure.dimension ? undefined : "overall"}>
      <th scope="row">{figureName(figure)}</th>
      {showsLevels && (
        <td data-label={t("results.changes.levels")}>
          {figure.levels
            ? t("results.changes.range", {
                low: level(figure.levels.before),
                high: level(figure.levels.after),
              })
            : none}
        </td>
      )}
      <td data-label={t("results.changes.difference")}>
        {difference === null ? none : format.difference(difference)}
      </td>
      <td data-label={t("results.changes.interval")}>
        {interval === null
          ? none
          : t("results.changes.range", {
              low: format.difference(interval[0]),
              high: format.difference(interval[1]),
            })}
      </td>
      <td data-label={t("results.changes.detectable")}>
        {detectable === null ? none : format.points(detectable)}
      </td>
      <td data-label={t("results.changes.verdict")} className={`change-verdict ${verdict}`}>
        {t(`results.verdict.${word}`)}
      </td>
    </tr>
  );
}

function useGroupName(whole: string): (group: ChangeGroup) => string {
  const { i18n } = useTranslation();
  const { list } = formatFor(i18n.language);
  return ({ names }) =>
    names.length === 0 ? whole : list(names.map((name) => inLanguage(name, i18n.language)));
}

function useFigureName(): (figure: FigureChange) => string {
  const { t, i18n } = useTranslation();
  return ({ dimension }) => (dimension ? inLanguage(dimension, i18n.language) : t("results.changes.overall"));
}
