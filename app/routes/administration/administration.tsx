import { useTranslation } from "react-i18next";
import { authorize } from "#app/domain/access/authorize.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf } from "#app/server/context.ts";
import type { Route } from "./+types/administration.ts";
import { AdministrationPage } from "./administration-page.tsx";

export function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.settings", params.org);
  return { organization: frameOf(scope) };
}

/** What the organization is called, whom to ask, and what its mails say of their sender. */
export default function Administration({ loaderData: { organization } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <AdministrationPage organization={organization} part={t("organizationSettings.title")}>
      {null}
    </AdministrationPage>
  );
}
