import "#app/routes/results/heatmap-section.css";
import "#app/routes/results/results-frame.css";
import "#app/routes/results/stacked-table.css";
import { useTranslation } from "react-i18next";
import type { HeatmapCell } from "#app/domain/results/heatmap.ts";
import type { OwnFigures as Figures } from "#app/domain/results/own-result-view.ts";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { MethodLink } from "#app/routes/layout/method-link.tsx";
import { ChangeWords } from "#app/routes/results/change-words.tsx";
import { hasIntervals } from "#app/routes/results/level-key.tsx";
import { LevelList } from "#app/routes/results/level-section.tsx";
import { missingWords } from "#app/routes/results/missing-words.ts";
import { ResponseLine } from "#app/routes/results/response-line.tsx";
import { useSubjectName } from "#app/routes/results/subject-name.ts";

type OwnFiguresProps = {
  readonly figures: Figures;
  /** What the organization as a whole is called. */
  readonly whole: string;
};

/** A department's levels beside the organization's: the finding, all areas together, each area, and how to read them. */
export function OwnFigures({ figures, whole }: OwnFiguresProps) {
  const { t } = useTranslation();
  const { levels, round, threshold } = figures;
  const { max } = levels;
  const earlier = comparedWith(figures);
  return (
    <>
      <Finding figures={figures} whole={whole} />
      <section>
        <h2>{t("ownResult.overall")}</h2>
        <p className="quiet section-lead">
          {t(hasIntervals(levels.rows) ? "ownResult.overallLead" : "ownResult.overallLeadCertain", { max })}
        </p>
        <LevelList levels={levels} round={round} earlier={earlier} whole={whole} threshold={threshold} />
      </section>
      <section>
        <h2>{t("ownResult.areas")}</h2>
        <p className="quiet section-lead">{t("ownResult.areasLead", { max })}</p>
        <AreaTable figures={figures} whole={whole} />
      </section>
      <Reading figures={figures} />
    </>
  );
}

/** The result in a sentence, who it rests on, and what is not shown. */
function Finding({ figures, whole }: OwnFiguresProps) {
  const { t } = useTranslation();
  const { hidden, threshold: k, notCompared, heatmap } = figures;
  const earlier = figures.earlier?.label ?? "";
  const own = heatmap.rows[0]?.cells.filter((cell) => cell.kind === "level") ?? [];
  const under = own.filter(({ underTarget }) => underTarget).length;
  const isCommon = figures.changes?.dimensions.some((change) => change?.basis === "common");
  return (
    <>
      <div className="finding-panel summary">
        {hidden !== null && <p>{t(`ownResult.hidden.${hidden}`, { k })}</p>}
        {hidden === null && own.length > 0 && (
          <p>
            {under === 0
              ? t("ownResult.noneUnderTarget")
              : t("ownResult.underTarget", { count: under, all: own.length })}
          </p>
        )}
        {k !== null && <p className="summary-more">{t("results.disclosure.inGroups", { k })}</p>}
        {notCompared !== null && (
          <p className="summary-more">{t(`results.notCompared.${notCompared}`, { round: earlier })}</p>
        )}
        {isCommon && <p className="summary-more">{t("results.commonBasis", { round: earlier })}</p>}
      </div>
      <Answered figures={figures} whole={whole} />
    </>
  );
}

/** Who the figures rest on, in the department and in all. */
function Answered({ figures: { own, responses }, whole }: OwnFiguresProps) {
  const { t } = useTranslation();
  const { answering } = responses;
  return (
    <dl className="facts">
      <div>
        <dt>{t("ownResult.own")}</dt>
        <dd>
          {answering === "individual" ? (
            <ResponseLine responses={{ n: own.n, invited: own.invited, answering }} />
          ) : (
            t(own.n > 0 ? "ownResult.joint" : "ownResult.jointNone")
          )}
        </dd>
      </div>
      <div>
        <dt>{whole}</dt>
        <dd>
          <ResponseLine responses={responses} />
        </dd>
      </div>
    </dl>
  );
}

/** The areas, a row each: target, the department's level, the organization's, and what has changed. */
function AreaTable({ figures, whole }: OwnFiguresProps) {
  const { t, i18n } = useTranslation();
  const { target: targetLevel } = formatFor(i18n.language);
  const nameOf = useSubjectName(whole);
  const { heatmap, changes, round, threshold } = figures;
  const { dimensions, rows } = heatmap;
  const earlier = comparedWith(figures)?.label ?? "";
  const change =
    changes?.subject.kind === "organization"
      ? t("ownResult.changeOf", { round: earlier, whole })
      : t("ownResult.change", { round: earlier });
  return (
    <div className="stacked-table own-areas">
      <table>
        <caption className="visually-hidden">{t("ownResult.caption", { round: round.label })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("results.dimension")}</th>
            <th scope="col">{t("ownResult.target")}</th>
            {rows.map(({ subject }) => (
              <th key={nameOf(subject)} scope="col">
                {withSoftHyphens(nameOf(subject))}
              </th>
            ))}
            {changes && <th scope="col">{change}</th>}
          </tr>
        </thead>
        <tbody>
          {dimensions.map(({ title, target }, index) => (
            <tr key={title.sv}>
              <th scope="row">{withSoftHyphens(inLanguage(title, i18n.language))}</th>
              <td data-label={t("ownResult.target")}>
                {target === null ? t("chart.missing") : targetLevel(target)}
              </td>
              {rows.map(({ subject, cells }) => (
                <LevelCell
                  key={nameOf(subject)}
                  name={withSoftHyphens(nameOf(subject))}
                  cell={cells[index]}
                  threshold={threshold}
                />
              ))}
              {changes && (
                <td data-label={change}>
                  <AreaChange change={changes.dimensions[index] ?? null} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LevelCellProps = {
  /** Whose level it is. */
  readonly name: string;
  readonly cell: HeatmapCell | undefined;
  readonly threshold: number | null;
};

function LevelCell({ name, cell, threshold }: LevelCellProps) {
  const { t, i18n } = useTranslation();
  const { level } = formatFor(i18n.language);
  if (cell?.kind !== "level") {
    return (
      <td data-label={name} className="own-missing">
        {missingWords(cell?.reason ?? null, threshold, t)}
      </td>
    );
  }
  return (
    <td data-label={name}>
      <div className="own-level">
        <strong className={`heat-${cell.shade}`}>{level(cell.level)}</strong>
        {cell.underTarget && <span>{t("results.heatmap.underTarget")}</span>}
      </div>
    </td>
  );
}

function AreaChange({ change }: { readonly change: ShownChange | null }) {
  const { t } = useTranslation();
  return change === null ? t("chart.missing") : <ChangeWords change={change} />;
}

/** What a level is, what each stands for, and where the method is told in full. */
function Reading({ figures: { scale, changes } }: { readonly figures: Figures }) {
  const { t, i18n } = useTranslation();
  const points = Math.round(100 / (scale.max - scale.min));
  return (
    <section className="own-reading">
      <h2>{t("ownResult.reading")}</h2>
      <p>{t("ownResult.levels", { max: scale.max })}</p>
      <dl className="own-scale">
        {scale.levels.map(({ value, label, description }) => (
          <div key={value}>
            <dt>
              <span>{value}</span> {inLanguage(label, i18n.language)}
            </dt>
            <dd>{inLanguage(description, i18n.language)}</dd>
          </div>
        ))}
      </dl>
      {changes && <p>{t("ownResult.points", { points })}</p>}
      <p>
        {t("ownResult.method")} <MethodLink />
      </p>
    </section>
  );
}

/** The round that changes are since; null where none are shown. */
function comparedWith({ earlier, notCompared }: Figures): RoundName | null {
  return notCompared === null ? earlier : null;
}
