import { Tag } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import type { ResultsPage } from "#app/domain/results/results-view.ts";
import { yearSeries } from "#app/domain/results/year-series.ts";
import { frameOf, type OrganizationFrame, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/results.ts";
import { ChangeSection } from "./change-section.tsx";
import { HeatmapSection } from "./heatmap-section.tsx";
import { LevelSection } from "./level-section.tsx";
import { ResponseLine } from "./response-line.tsx";
import { ResultsFilter } from "./results-filter.tsx";
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
  const request = { round, compareWith: compare, series };
  return {
    organization: frameOf(scope),
    page: await resultsPage(environmentOf(context), scope, request),
  };
}

/** How well the organization governs its digital development, by department, area and year. */
export default function Results({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t } = useTranslation();
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
      <ResultsBody page={page} organization={organization} />
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
    case "suppressed":
      return (
        <>
          <ResultsFilter choices={page} series="departments" organization={organization.slug} />
          <Summary>
            <p>{t("results.suppressed")}</p>
          </Summary>
        </>
      );
    case "no-responses":
      return (
        <>
          <ResultsFilter choices={page} series="departments" organization={organization.slug} />
          <Summary preliminary={page.round.state === "preliminary"}>
            <p>{t("results.noResponses")}</p>
          </Summary>
        </>
      );
    case "figures":
      return <Figures page={page} organization={organization} />;
  }
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
  const { round, earlier, notCompared } = page;
  const compared = notCompared === null ? earlier : null;
  return (
    <>
      <ResultsFilter choices={page} series={page.years.series} organization={slug} />
      <Summary preliminary={round.state === "preliminary"}>
        <p>
          <ResponseLine responses={page.responses} />
        </p>
        {notCompared && (
          <p className="summary-more">
            {t(`results.notCompared.${notCompared}`, { round: earlier?.label ?? "" })}
          </p>
        )}
      </Summary>
      <LevelSection levels={page.levels} round={round} earlier={compared} whole={name} />
      <HeatmapSection
        heatmap={page.heatmap}
        max={page.levels.max}
        round={round}
        earlier={compared}
        whole={name}
      />
      <YearSection years={page.years} whole={name} />
      {compared && <ChangeSection groups={page.changes} round={round} earlier={compared} whole={name} />}
    </>
  );
}

/** The facts that the page begins with; in a round that goes on, that they may still change. */
function Summary({
  preliminary = false,
  children,
}: {
  readonly preliminary?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="finding-panel summary">
      {preliminary && <Tag data-color="warning">{t("results.preliminary")}</Tag>}
      {children}
      {preliminary && <p className="summary-more">{t("results.preliminaryBecause")}</p>}
    </div>
  );
}
