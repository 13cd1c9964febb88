import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFrame } from "#app/routes/layout/use-frame.ts";

/** The front door: what this is, and the ways in. Open to all. */
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
      <p className="quiet home-invited">{t("home.invited")}</p>
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
