import { Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { overviewPage } from "#app/domain/results/overview.server.ts";
import type { OverviewRound } from "#app/domain/results/overview-round.ts";
import { formatFor } from "#app/i18n/format.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { stageColors } from "#app/routes/rounds/stage-colors.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/overview.ts";
import { NextSteps } from "./next-steps.tsx";
import { RateTable } from "./rate-table.tsx";
import { ResponseLine } from "./response-line.tsx";
import "./overview.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.read", params.org);
  return {
    organization: frameOf(scope),
    overview: await overviewPage(environmentOf(context), scope),
    steps: { administers: scope.can("people.manage"), coordinates: scope.can("rounds.manage") },
  };
}

/** An organization's first page: its rounds, how far each has come, and the way to the results. */
export default function Overview({ loaderData: { organization, overview, steps } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <OrganizationPage organization={organization}>
      <title>{`${t("overview.title")} – ${organization.name} – Mognad`}</title>
      <h1>{organization.name}</h1>
      <p className="lead">{t("overview.lead")}</p>
      {overview.rounds.length === 0 && <NextSteps slug={organization.slug} {...steps} />}
      <section>
        <h2>{t("overview.rounds")}</h2>
        {overview.rounds.length === 0 ? (
          <p className="quiet">
            {t(overview.followsRounds ? "overview.noRounds" : "overview.nothingPublished")}{" "}
            <Link to={`/${organization.slug}/follow-up`}>{t("overview.toFollowUp")}</Link>
          </p>
        ) : (
          <ol className="rounds">
            {overview.rounds.map((round) => (
              <RoundItem key={round.slug} round={round} organization={organization.slug} />
            ))}
          </ol>
        )}
      </section>
    </OrganizationPage>
  );
}

function RoundItem({
  round,
  organization,
}: {
  readonly round: OverviewRound;
  readonly organization: string;
}) {
  const { t } = useTranslation();
  const { slug, title, stage, answering, hasResults, rates } = round;
  return (
    <li className="round panel">
      <div className="round-head">
        <h3>{title}</h3>
        <Tag data-color={stageColors[stage]}>{t(`overview.stage.${stage}`)}</Tag>
      </div>
      <p className="round-dates">
        <RoundDates round={round} />
      </p>
      {rates && (
        <p className="round-rate">
          <ResponseLine responses={{ ...rates.total, answering }} />
        </p>
      )}
      {rates && (
        <details open={stage === "open"}>
          <summary>{t("overview.perDepartment")}</summary>
          <RateTable rates={rates} title={title} />
        </details>
      )}
      {hasResults && (
        <p className="round-results">
          <Link to={`/${organization}/results?round=${encodeURIComponent(slug)}`}>
            {t(stage === "published" ? "overview.results" : "overview.preliminaryResults", { title })}
          </Link>
        </p>
      )}
    </li>
  );
}

function RoundDates({ round }: { readonly round: OverviewRound }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const { stage, opensAt, closesAt, publishedAt } = round;
  const opens = { day: day(opensAt), time: time(opensAt) };
  const closes = { day: day(closesAt), time: time(closesAt) };
  const hasOpened = stage !== "draft" && stage !== "scheduled";
  const hasClosed = hasOpened && stage !== "open";
  const dates = [
    t(hasOpened ? "overview.opened" : "overview.opens", opens),
    t(hasClosed ? "overview.closed" : "overview.closes", closes),
    ...(publishedAt ? [t("overview.published", { day: day(publishedAt) })] : []),
  ];
  return dates.map((date) => <span key={date}>{date}</span>);
}
