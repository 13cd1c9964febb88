import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { authorize } from "#app/domain/access/authorize.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import type { FiguresPage } from "#app/domain/results/results-page.ts";
import { type Summary, summaryView } from "#app/domain/results/summary-view.ts";
import { formatFor } from "#app/i18n/format.ts";
import { asSentence, inSentence } from "#app/i18n/in-sentence.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { useInBrowser } from "#app/ui/in-browser.ts";
import type { Route } from "./+types/summary.ts";
import { ChangeAmount } from "./change-amount.tsx";
import { HeatmapSection } from "./heatmap-section.tsx";
import { LevelSection } from "./level-section.tsx";
import { comparedWith, ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import "./summary.css";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  return {
    organization: frameOf(scope),
    page: await resultsPage(environmentOf(context), scope, searchOf(url), summaryView),
  };
}

/** The round on one page for a committee: what it shows, against what, and what has changed. */
export default function SummaryPage({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={t("results.parts.summary")}
      place="/summary"
      finding={({ view }) => view.finding}
    >
      {(figures) => (
        <>
          <PrintButton />
          <div className="summary-sheet">
            <LevelSection
              levels={figures.view.levels}
              round={figures.round}
              earlier={comparedWith(figures)}
              whole={organization.name}
              threshold={figures.disclosure?.threshold ?? null}
            />
            <HeatmapSection
              heatmap={figures.view.heatmap}
              max={figures.view.levels.max}
              round={figures.round}
              earlier={comparedWith(figures)}
              whole={organization.name}
              threshold={figures.disclosure?.threshold ?? null}
              links={null}
            />
            <div className="summary-columns">
              <Gaps {...figures.view} />
              <HoldingChanges page={figures} whole={organization.name} />
            </div>
            <p className="quiet summary-method">{t("resultDetails.summary.method")}</p>
          </div>
        </>
      )}
    </ResultsFrame>
  );
}

/** Only where there is script: without it the browser's own menu prints. */
function PrintButton() {
  const { t } = useTranslation();
  if (!useInBrowser()) return null;
  return (
    <p className="no-print summary-print">
      <Button type="button" onClick={() => window.print()}>
        {t("resultDetails.summary.print")}
      </Button>
      <span className="quiet">{t("resultDetails.summary.printHint")}</span>
    </p>
  );
}

function Gaps({ gaps, judged }: Pick<Summary, "gaps" | "judged">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <section>
      <h2>{t("resultDetails.summary.gaps")}</h2>
      {gaps.length === 0 ? (
        <p className="quiet">{t(`resultDetails.summary.noGaps.${judged}`)}</p>
      ) : (
        <ol className="summary-list">
          {gaps.map(({ title, level, target, gap, below, departments }) => (
            <li key={title.sv}>
              <b>{withSoftHyphens(inLanguage(title, i18n.language))}</b>{" "}
              {t("resultDetails.summary.gap", {
                level: format.level(level),
                target: format.target(target),
                gap: format.gap(gap),
              })}{" "}
              {departments > 0 && t("resultDetails.summary.below", { below, count: departments })}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** More would not stand on one page; the page of years has them all. */
const mostChanges = 5;

function HoldingChanges({ page, whole }: { readonly page: FiguresPage<Summary>; readonly whole: string }) {
  const { t, i18n } = useTranslation();
  const { list } = formatFor(i18n.language);
  const earlier = comparedWith(page);
  if (earlier === null) return null;
  const all = page.view.changes.flatMap(({ names, changes }) => {
    const group = names.length === 0 ? whole : list(names.map((name) => inLanguage(name, i18n.language)));
    return changes.map((change) => ({ ...change, group }));
  });
  const shown = all.slice(0, mostChanges);
  const words = [...new Set(shown.map(({ change }) => change.word))];
  return (
    <section>
      <h2>{t("results.changes.title", { from: earlier.label, to: page.round.label })}</h2>
      {shown.length === 0 ? (
        <p className="quiet">{t("resultDetails.summary.noChanges")}</p>
      ) : (
        <ul className="summary-list">
          {words.map((word) => (
            <li key={word}>
              <span className="quiet">{asSentence(t(`results.verdict.${word}`))}:</span>
              <ul className="summary-list">
                {shown
                  .filter(({ change }) => change.word === word)
                  .map(({ group, dimension, change }) => (
                    <li key={`${group} ${dimension?.sv ?? ""}`}>
                      <ChangeAmount difference={change.difference ?? 0} verdict={change.verdict} /> {group},{" "}
                      {inSentence(
                        dimension ? inLanguage(dimension, i18n.language) : t("results.changes.overall"),
                        whole,
                      )}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
          {all.length > shown.length && (
            <li className="quiet">{t("resultDetails.summary.more", { count: all.length - shown.length })}</li>
          )}
        </ul>
      )}
    </section>
  );
}
