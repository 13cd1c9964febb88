import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { roundsPage } from "#app/domain/round/rounds-page.server.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/rounds.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  return { organization: frameOf(scope), rounds: await roundsPage(environmentOf(context), scope) };
}

/** The organization's rounds, the newest first. */
export default function Rounds({ loaderData: { organization, rounds } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <OrganizationPage organization={organization}>
      <title>{`${t("rounds.title")} – ${organization.name} – Mognad`}</title>
      <h1>{t("rounds.title")}</h1>
      <ul className="choices">
        {rounds.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={`/${organization.slug}/rounds/${encodeURIComponent(slug)}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </OrganizationPage>
  );
}
