import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { redirect } from "react-router";
import { openAccountLink } from "#app/domain/access/account-link.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { countingWrongLinks, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/first-start-link.ts";
import { firstStartCookie } from "./first-start-cookie.server.ts";
import { LinkProblem } from "./link-problem.tsx";

/** Open to whoever holds the link. Changes nothing: it is used up where the account is made. */
export function loader({ params, context }: Route.LoaderArgs) {
  return countingWrongLinks(context, () => openAccountLink(environmentOf(context), params.token));
}

/** A person pressed the button: from here on the browser keeps the token, and the address holds it no more. */
export async function action({ params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  await countingWrongLinks(context, () => openAccountLink(environment, params.token));
  return redirect("/first-start", {
    headers: { "Set-Cookie": await firstStartCookie(params.token, environment.baseUrl) },
  });
}

export default function FirstStartLink({ loaderData: link }: Route.ComponentProps) {
  const { t } = useTranslation();
  const organization = link.makes === "administrator" ? link.organization : "";
  const title = t(`firstStart.welcome.${link.makes}`, { organization });
  return (
    <SitePage withoutAccount>
      <title>{`${title} – Mognad`}</title>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          link.makes === "operator"
            ? "firstStart.welcome.operatorLead"
            : "firstStart.welcome.administratorLead",
        )}
      </p>
      <form method="post" className="actions">
        <Button type="submit" data-size="lg">
          {t("firstStart.welcome.begin")}
        </Button>
      </form>
    </SitePage>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <LinkProblem error={error} />;
}
