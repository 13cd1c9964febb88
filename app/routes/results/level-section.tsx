import { useTranslation } from "react-i18next";
import type { LevelRow, LevelRows } from "#app/domain/results/level-rows.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { ChangeWords } from "./change-words.tsx";
import { hasIntervals, LevelKey } from "./level-key.tsx";
import { LevelTrack } from "./level-track.tsx";
import { missingWords } from "./missing-words.ts";
import { useSubjectName } from "./subject-name.ts";
import "./level-section.css";

type LevelSectionProps = {
  readonly levels: LevelRows;
  readonly round: RoundName;
  /** What changes are since; null: none are shown. */
  readonly earlier: RoundName | null;
  /** What the organization as a whole is called. */
  readonly whole: string;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
};

/** Every department's overall level beside its interval, last year's level and the target. */
export function LevelSection(props: LevelSectionProps) {
  const { t } = useTranslation();
  const { max, rows } = props.levels;
  return (
    <section>
      <h2>{t(rows.length > 1 ? "results.levels.title" : "results.levels.whole")}</h2>
      <p className="quiet section-lead">
        {t(hasIntervals(rows) ? "results.levels.lead" : "results.levels.leadCertain", { max })}
      </p>
      <LevelList {...props} />
    </section>
  );
}

/** Overall levels, a row each, with what their marks mean. */
export function LevelList({ levels, round, earlier, whole, threshold }: LevelSectionProps) {
  const nameOf = useSubjectName(whole);
  return (
    <div className="panel">
      <ul className="levels">
        {levels.rows.map((row) => (
          <Row
            key={nameOf(row.subject)}
            row={row}
            name={nameOf(row.subject)}
            levels={levels}
            earlier={earlier}
            threshold={threshold}
          />
        ))}
      </ul>
      <LevelKey rows={levels.rows} round={round} earlier={earlier} target={levels.target} />
    </div>
  );
}

type RowProps = Pick<LevelSectionProps, "levels" | "earlier" | "threshold"> & {
  readonly row: LevelRow;
  readonly name: string;
};

function Row({ row, name, levels, earlier, threshold }: RowProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const { max, target } = levels;
  const { subject, n, invited, level, place, missing, change } = row;
  return (
    <li className={subject.kind === "organization" ? "level-row whole" : "level-row"}>
      <h3>
        {withSoftHyphens(name)}
        <span className="level-n">
          {invited === null ? t("results.levels.n", { n }) : t("results.levels.nOf", { n, invited })}
        </span>
      </h3>
      {level === null || place === null ? (
        <p className="level-missing">{missingWords(missing, threshold, t)}</p>
      ) : (
        <>
          <p className="level-value">
            {format.level(level)} <small>{t("results.levels.of", { max })}</small>
          </p>
          <LevelTrack row={{ ...row, level, place }} max={max} target={target} earlier={earlier} />
        </>
      )}
      {level !== null && change?.kind === "own" && <ChangeWords change={change.change} />}
      {change && change.kind !== "own" && (
        <p className="change-words quiet">
          {t(`results.levels.${change.kind}`, { round: earlier?.label ?? "" })}
        </p>
      )}
    </li>
  );
}
