import { Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import type { Assessment } from "#app/domain/followup/assessment.ts";
import type { FollowUpPage } from "#app/domain/followup/follow-up-view.ts";
import { followUpPage } from "#app/domain/followup/followup.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/follow-up.ts";
import { ActionTable } from "./action-table.tsx";
import { Recommendations } from "./recommendations.tsx";
import "./follow-up.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "follow-up.read", params.org);
  return { organization: frameOf(scope), followUp: await followUpPage(environmentOf(context), scope) };
}

/** What an organization has been told and has promised, and how it stands today. */
export default function FollowUp({ loaderData: { organization, followUp } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <OrganizationPage organization={organization}>
      <title>{`${t("followUp.title")} – ${organization.name} – Mognad`}</title>
      <h1>{t("followUp.title")}</h1>
      <Summary followUp={followUp} />
      <section>
        <h2>{t("followUp.given.title")}</h2>
        <Recommendations groups={followUp.recommendations} />
      </section>
      <section>
        <h2>{t("followUp.actions.title")}</h2>
        <ActionTable actions={followUp.actions} organization={organization.slug} />
      </section>
      <section>
        <h2>{t("followUp.assessments.title")}</h2>
        <Assessments assessments={followUp.assessments} organization={organization.slug} />
      </section>
    </OrganizationPage>
  );
}

function Summary({ followUp: { summary, recommendations } }: { readonly followUp: FollowUpPage }) {
  const { t } = useTranslation();
  const { actions, done, overdue, nextAnswer } = summary;
  const passed = recommendations
    .filter(({ answerTimePassed }) => answerTimePassed)
    .reduce((sum, group) => sum + group.recommendations.length, 0);
  const more = [
    ...(actions === 0
      ? []
      : [overdue === 0 ? t("followUp.noneOverdue") : t("followUp.overdue", { count: overdue })]),
    ...(passed === 0 ? [] : [t("followUp.passed", { count: passed })]),
    ...(nextAnswer === null ? [] : [t("followUp.nextAnswer", { day: nextAnswer })]),
  ];
  return (
    <div className="finding-panel follow-summary">
      <p>{actions === 0 ? t("followUp.noActions") : t("followUp.done", { done, count: actions })}</p>
      {more.length > 0 && <p className="quiet">{more.join(" ")}</p>}
    </div>
  );
}

function Assessments({
  assessments,
  organization,
}: {
  readonly assessments: readonly Assessment[];
  readonly organization: string;
}) {
  const { t, i18n } = useTranslation();
  if (assessments.length === 0) return <p className="quiet">{t("followUp.assessments.empty")}</p>;
  return (
    <>
      <p className="quiet">{t("followUp.assessments.lead")}</p>
      <ul className="assessments">
        {assessments.map(({ id, title, kind, year, handedOver }) => (
          <li key={id} className="panel">
            <Link to={`/${organization}/assessments/${id}`}>{inLanguage(title, i18n.language)}</Link>
            <span className="quiet">{t(`followUp.assessments.${kind}`, { year })}</span>
            {!handedOver && <Tag data-color="warning">{t("followUp.assessments.private")}</Tag>}
          </li>
        ))}
      </ul>
    </>
  );
}
