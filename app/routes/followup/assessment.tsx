import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { authorize } from "#app/domain/access/authorize.ts";
import type { AssessedDimension } from "#app/domain/followup/assessment-view.ts";
import { assessmentPage } from "#app/domain/followup/followup.server.ts";
import type { AssessmentId } from "#app/domain/id.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/assessment.ts";
import { Finding } from "./finding.tsx";
import "./assessment.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "follow-up.read", params.org);
  const id = params.assessment as AssessmentId; // whatever the address says: one that is none is not found
  return { organization: frameOf(scope), page: await assessmentPage(environmentOf(context), scope, id) };
}

/** One assessment by dimension, each finding with the level that it stands for and why. */
export default function AssessmentRoute({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { assessment, interpreted, dimensions, max } = page;
  const title = inLanguage(assessment.title, i18n.language);
  return (
    <OrganizationPage organization={organization}>
      <title>{`${title} – ${organization.name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[{ to: `/${organization.slug}/follow-up`, label: t("followUp.title") }, { label: title }]}
      />
      <h1>{title}</h1>
      {interpreted && <p className="lead">{t("assessment.interpretation")}</p>}
      {!assessment.handedOver && (
        <Alert data-color="warning" className="assessment-private">
          {t("assessment.private")}
        </Alert>
      )}
      <div className="assessment-source">
        <h2>{t("assessment.source")}</h2>
        <p>{inLanguage(assessment.source, i18n.language)}</p>
      </div>
      {dimensions.length === 0 ? (
        <p className="quiet">{t("assessment.empty")}</p>
      ) : (
        <Contents dimensions={dimensions} />
      )}
      {dimensions.map((dimension) => (
        <section key={dimension.key} aria-labelledby={dimension.key}>
          <h2 id={dimension.key} tabIndex={-1}>
            {titleOf(dimension, i18n.language)}
          </h2>
          <ul className="findings panel">
            {dimension.findings.map((finding) => (
              <Finding key={finding.key} finding={finding} max={max} />
            ))}
          </ul>
        </section>
      ))}
    </OrganizationPage>
  );
}

/** The way to each dimension. */
function Contents({ dimensions }: { readonly dimensions: readonly AssessedDimension[] }) {
  const { t, i18n } = useTranslation();
  return (
    <nav className="assessment-contents" aria-label={t("assessment.contents")}>
      <ul>
        {dimensions.map((dimension) => (
          <li key={dimension.key}>
            <a href={`#${dimension.key}`}>{titleOf(dimension, i18n.language)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function titleOf({ key, title }: AssessedDimension, language: string): string {
  return title ? inLanguage(title, language) : key;
}
