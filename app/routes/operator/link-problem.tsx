import { useTranslation } from "react-i18next";
import { asProblem } from "#app/routes/layout/as-problem.ts";
import { ProblemPage } from "#app/routes/layout/problem-page.tsx";

/** What is wrong with a link that makes an account, and where the next one comes from. */
export function LinkProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <ProblemPage problem={asProblem(error)}>
      <p className="actions quiet">{t("firstStart.welcome.gone")}</p>
    </ProblemPage>
  );
}
