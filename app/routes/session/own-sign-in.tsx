import "./provider-facts.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { signInProblems } from "#app/domain/provider/provider.ts";
import { ownSignIn } from "#app/domain/provider/sign-in.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/own-sign-in.ts";

/** Where an organization's people sign in by its own services, as its intranet may link to. Open to all. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const problem = signInProblems.find((code) => code === url.searchParams.get("problem")) ?? null;
  return { ...(await ownSignIn(environmentOf(context), params.org)), problem };
}

export default function OwnSignIn({ loaderData: { offered, place, problem } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const title = place ? t("providers.signIn.at", { organization: place.name }) : t("providers.signIn.title");
  return (
    <SitePage>
      <title>{`${title} – Mognad`}</title>
      <h1>{title}</h1>
      {problem && (
        <Alert data-color="warning" role="alert" className="provider-note">
          <p>{t(`providers.problem.${problem}`)}</p>
          <p>
            {place?.contact
              ? t("providers.signIn.ask", { contact: place.contact })
              : t("providers.signIn.askWithout")}
          </p>
        </Alert>
      )}
      {offered.length > 0 ? (
        <p className="actions">
          {offered.map(({ id, label }) => (
            <Button key={id} asChild>
              <a href={`/sign-in/with/${id}`}>{label}</a>
            </Button>
          ))}
        </p>
      ) : (
        <p className="provider-note">{t("providers.signIn.none")}</p>
      )}
      <p className="provider-note">
        <Link to="/sign-in">{t("providers.signIn.byPassword")}</Link>
      </p>
    </SitePage>
  );
}
