import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { asProblem } from "#app/routes/layout/as-problem.ts";
import { ProblemPage } from "#app/routes/layout/problem-page.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";

/** What is wrong with a link that makes an account, and where the next one comes from; else the problem as it is. */
export function LinkProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  if (problem.code !== "link-unknown" && problem.code !== "link-expired") {
    return <ProblemPage problem={problem} />;
  }
  const title = t(`problem.${problem.code}.title`);
  return (
    <SitePage withoutAccount>
      <title>{`${title} – Mognad`}</title>
      <h1>{title}</h1>
      <p className="lead">{t("firstStart.welcome.gone")}</p>
      <p className="actions">
        <Link to="/sign-in">{t("problem.signIn")}</Link>
      </p>
    </SitePage>
  );
}
