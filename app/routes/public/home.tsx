import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link, redirect } from "react-router";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFrame } from "#app/routes/layout/use-frame.ts";
import { actorOf } from "#app/server/context.ts";
import type { Route } from "./+types/home.ts";

/** Open to all. Who belongs to one organization alone has no choice to make. */
export function loader({ context }: Route.LoaderArgs) {
  const actor = actorOf(context);
  if (actor.kind === "anonymous") return null;
  const [only, ...others] = new Set(actor.memberships.map((membership) => membership.organizationSlug));
  if (only !== undefined && others.length === 0) throw redirect(`/${only}`);
  // Whoever keeps the installation and is nobody in an organization has that to do alone.
  if (only === undefined && actor.isOperator) throw redirect("/operator");
  return null;
}

/** The front door: what this is, and the ways in. */
export default function Home() {
  const { t } = useTranslation();
  const user = useFrame()?.user;
  return (
    <SitePage>
      <title>{t("app.name")}</title>
      <h1>{t("app.tagline")}</h1>
      <p className="lead">{t("home.lead")}</p>
      {user ? <Organizations user={user} /> : <WaysIn />}
    </SitePage>
  );
}

function WaysIn() {
  const { t } = useTranslation();
  return (
    <>
      <p className="actions">
        <Button asChild>
          <Link to="/sign-in">{t("home.signIn")}</Link>
        </Button>
        <span className="quiet">{t("home.forStaff")}</span>
      </p>
      <p className="lead">{t("home.invited")}</p>
      <section aria-labelledby="how">
        <h2 id="how">{t("home.how")}</h2>
        <ol className="steps">
          {(["answer", "compare", "act"] as const).map((step) => (
            <li key={step} className="panel">
              <h3>{t(`home.steps.${step}.title`)}</h3>
              <p>{t(`home.steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

type User = NonNullable<NonNullable<ReturnType<typeof useFrame>>["user"]>;

function Organizations({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const organizations = [
    ...new Map(user.memberships.map((m) => [m.organizationSlug, m.organizationName])).entries(),
  ];
  if (organizations.length === 0) return <p className="lead">{t("home.noMembership")}</p>;
  return (
    <section>
      <h2>{t("home.choose")}</h2>
      <ul className="choices">
        {organizations.map(([slug, name]) => (
          <li key={slug}>
            <Link to={`/${slug}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
