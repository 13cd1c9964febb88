import { Tag } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import type { ResultsPage, ShownDisclosure } from "#app/domain/results/results-view.ts";
import { yearSeries } from "#app/domain/results/year-series.ts";
import { roundCorrections } from "#app/domain/round/questionnaire-page.server.ts";
import { roundRecord } from "#app/domain/round/round-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { frameOf, type OrganizationFrame, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { CorrectionList } from "#app/routes/rounds/correction-list.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/results.ts";
import { ChangeSection } from "./change-section.tsx";
import { HeatmapSection } from "./heatmap-section.tsx";
import { LevelSection } from "./level-section.tsx";
import { ResponseLine } from "./response-line.tsx";
import { ResultsFilter } from "./results-filter.tsx";
import { RoundRecordLines } from "./round-record-lines.tsx";
import { YearSection } from "./year-section.tsx";
import "./results.css";

/** An address with something else in it is an address all the same: what is not understood is passed over. */
const search = z.object({
  round: z.string().optional().catch(undefined),
  compare: z.string().optional().catch(undefined),
  series: z.enum(yearSeries).catch("departments"),
});

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const { round, compare, series } = search.parse(Object.fromEntries(url.searchParams));
  const environment = environmentOf(context);
  const page = await resultsPage(environment, scope, { round, compareWith: compare, series });
  return {
    organization: frameOf(scope),
    page,
    record: page.kind === "empty" ? null : await roundRecord(environment, scope, page.round.slug),
    corrections: page.kind === "figures" ? await roundCorrections(environment, scope, page.round.slug) : [],
  };
}

/** How well the organization governs its digital development, by department, area and year. */
export default function Results({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page, record, corrections } = loaderData;
  const title =
    page.kind === "empty" ? t("results.title") : t("results.titleOf", { round: page.round.label });
  return (
    <OrganizationPage organization={organization}>
      <title>{`${title} – ${organization.name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[{ to: `/${organization.slug}`, label: t("layout.overview") }, { label: title }]}
      />
      <h1>{title}</h1>
      <RoundRecordLines record={record} />
      <ResultsBody page={page} organization={organization} />
      <CorrectionList corrections={corrections} />
    </OrganizationPage>
  );
}

type BodyProps = { readonly page: ResultsPage; readonly organization: OrganizationFrame };

function ResultsBody({ page, organization }: BodyProps) {
  const { t } = useTranslation();
  switch (page.kind) {
    case "empty":
      return (
        <>
          <p className="lead">{t(`results.empty.${page.reason}`)}</p>
          <p className="actions">
            <Link to={`/${organization.slug}`}>{t("results.toOverview")}</Link>
          </p>
        </>
      );
    case "awaiting-close":
      return (
        <>
          <ResultsFilter choices={page} series="departments" organization={organization.slug} />
          <Summary>
            <p>
              <ResponseLine responses={page.responses} />
            </p>
            <AppearLine page={page} />
          </Summary>
        </>
      );
    case "no-responses":
      return (
        <>
          <ResultsFilter choices={page} series="departments" organization={organization.slug} />
          <Summary preliminary={page.round.state === "preliminary" ? "may-change" : null}>
            <p>{t("results.noResponses")}</p>
          </Summary>
        </>
      );
    case "figures":
      return <Figures page={page} organization={organization} />;
  }
}

/** When the figures of a confidential round appear, and why not before. */
function AppearLine({ page }: { readonly page: Extract<ResultsPage, { kind: "awaiting-close" }> }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const { appearAt, threshold } = page;
  return (
    <p className="summary-more">
      {t("results.awaitingClose", { k: threshold, day: day(appearAt), time: time(appearAt) })}
    </p>
  );
}

type FiguresPage = Extract<ResultsPage, { kind: "figures" }>;

function Figures({
  page,
  organization: { slug, name },
}: {
  readonly page: FiguresPage;
  readonly organization: OrganizationFrame;
}) {
  const { t } = useTranslation();
  const { round, earlier, notCompared, disclosure, basis } = page;
  const threshold = disclosure?.threshold ?? null;
  const preliminary = disclosure ? "frozen" : "may-change";
  const compared = notCompared === null ? earlier : null;
  return (
    <>
      <ResultsFilter choices={page} series={page.years.series} organization={slug} />
      <Summary preliminary={round.state === "preliminary" ? preliminary : null}>
        <p>
          <ResponseLine responses={page.responses} />
        </p>
        {notCompared && (
          <p className="summary-more">
            {t(`results.notCompared.${notCompared}`, { round: earlier?.label ?? "" })}
          </p>
        )}
        {disclosure && <DisclosureLines disclosure={disclosure} />}
        {compared && basis === "common" && (
          <p className="summary-more">{t("results.commonBasis", { round: compared.label })}</p>
        )}
      </Summary>
      <LevelSection
        levels={page.levels}
        round={round}
        earlier={compared}
        whole={name}
        threshold={threshold}
      />
      <HeatmapSection
        heatmap={page.heatmap}
        max={page.levels.max}
        round={round}
        earlier={compared}
        whole={name}
        threshold={threshold}
      />
      <YearSection years={page.years} whole={name} />
      {compared && <ChangeSection groups={page.changes} round={round} earlier={compared} whole={name} />}
    </>
  );
}

/** What a confidential round does not show one by one, and why. */
function DisclosureLines({ disclosure }: { readonly disclosure: ShownDisclosure }) {
  const { t, i18n } = useTranslation();
  const { threshold: k, pooled, leftOut } = disclosure;
  const { list } = formatFor(i18n.language);
  const names = list(pooled.map((name) => inLanguage(name, i18n.language)));
  return (
    <>
      <p className="summary-more">{t("results.disclosure.inGroups", { k })}</p>
      {pooled.length > 0 && (
        <p className="summary-more">
          {leftOut > 0
            ? t("results.disclosure.leftOut", { k, n: leftOut, names, count: pooled.length })
            : t("results.disclosure.pooled", { k, names })}
        </p>
      )}
    </>
  );
}

/** The facts that the page begins with; of a round not published yet that it is not, and whether they may change. */
function Summary({
  preliminary = null,
  children,
}: {
  readonly preliminary?: "may-change" | "frozen" | null;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="finding-panel summary">
      {preliminary && <Tag data-color="warning">{t("results.preliminary")}</Tag>}
      {children}
      {preliminary && <p className="summary-more">{t(`results.preliminaryBecause.${preliminary}`)}</p>}
    </div>
  );
}
