import { Button, Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { overviewPage } from "#app/domain/results/overview.server.ts";
import type { OverviewRound } from "#app/domain/results/overview-round.ts";
import { formatFor } from "#app/i18n/format.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/rounds.ts";
import { stageColors } from "./stage-colors.ts";
import "./round-page.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  const { rounds } = await overviewPage(environmentOf(context), scope);
  return { organization: frameOf(scope), rounds, manages: scope.can("rounds.manage") };
}

/** The organization's rounds, the newest first. */
export default function Rounds({ loaderData: { organization, rounds, manages } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const here = `/${organization.slug}/rounds`;
  // Last year's, not a draft that has been begun for the next.
  const newest = rounds.find(({ stage }) => stage !== "draft");
  return (
    <OrganizationPage organization={organization}>
      <title>{`${t("rounds.title")} – ${organization.name} – Mognad`}</title>
      <div className="round-page-head">
        <h1>{t("rounds.title")}</h1>
        {manages && (
          <div className="round-page-actions">
            {newest && (
              <Button asChild variant="secondary">
                <Link to={`${here}/new?copy=${encodeURIComponent(newest.slug)}`}>
                  {t("rounds.list.copyOf", { title: newest.title })}
                </Link>
              </Button>
            )}
            <Button asChild>
              <Link to={`${here}/new`}>{t("rounds.list.new")}</Link>
            </Button>
          </div>
        )}
      </div>
      {rounds.length === 0 ? (
        <>
          <p className="lead">{t("rounds.list.empty")}</p>
          <p className="quiet">{t(manages ? "rounds.list.emptyManager" : "rounds.list.emptyReader")}</p>
        </>
      ) : (
        <Table
          caption={t("rounds.list.caption")}
          columns={[
            { key: "title", label: t("layout.rounds") },
            { key: "stage", label: t("rounds.list.stage") },
            { key: "time", label: t("rounds.list.time") },
            { key: "answers", label: t("rounds.list.answers") },
            ...(manages ? [{ key: "copy", label: t("rounds.list.copy"), hidden: true }] : []),
          ]}
        >
          {rounds.map((round) => (
            <RoundRow key={round.slug} round={round} here={here} manages={manages} />
          ))}
        </Table>
      )}
    </OrganizationPage>
  );
}

function RoundRow({
  round: { slug, title, stage, opensAt, closesAt, rates },
  here,
  manages,
}: {
  readonly round: OverviewRound;
  readonly here: string;
  readonly manages: boolean;
}) {
  const { t, i18n } = useTranslation();
  const moment = useMoment();
  const { percent } = formatFor(i18n.language);
  const place = encodeURIComponent(slug);
  return (
    <tr>
      <th scope="row">
        <Link to={`${here}/${place}`}>{title}</Link>
      </th>
      <td>
        <Tag data-color={stageColors[stage]}>{t(`overview.stage.${stage}`)}</Tag>
      </td>
      <td className="number">
        <span className="round-time">{t("rounds.list.from", { opens: moment(opensAt) })}</span>{" "}
        <span className="round-time">{moment(closesAt)}</span>
      </td>
      <td className="number">
        {rates === null ? (
          <span className="quiet">{t("rounds.list.none")}</span>
        ) : rates.total.invited ? (
          t("overview.count", { ...rates.total, percent: percent(rates.total.n / rates.total.invited) })
        ) : (
          t("overview.countUnknown", { n: rates.total.n })
        )}
      </td>
      {manages && (
        <td className="row-actions">
          <Link to={`${here}/new?copy=${place}`} aria-label={t("rounds.list.copyOf", { title })}>
            {t("rounds.list.copy")}
          </Link>
        </td>
      )}
    </tr>
  );
}
