import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProblemData } from "#app/domain/problem.ts";
import { SitePage } from "./site-page.tsx";
import { useMoment } from "./use-moment.ts";

type ProblemPageProps = {
  readonly problem: ProblemData;
  /** What else the page has for whom it meets. */
  readonly children?: ReactNode;
};

/** What happened, what was kept and what to do: the only place where a problem meets a user. */
export function ProblemPage({ problem, children }: ProblemPageProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { opens, closed } = problem.details;
  const title = t(`problem.${problem.code}.title`);
  return (
    <SitePage>
      <title>{`${title} – Mognad`}</title>
      <p className="quiet">{t("problem.label")}</p>
      <h1>{title}</h1>
      <p className="lead">
        {t(`problem.${problem.code}.advice`, {
          opens: opens === undefined ? "" : moment(opens),
          closed: closed === undefined ? "" : moment(closed),
        })}
      </p>
      {children}
      <p className="actions">
        {problem.code === "sign-in-required" && <Link to="/sign-in">{t("problem.signIn")}</Link>}
        <Link to="/">{t("problem.back")}</Link>
      </p>
    </SitePage>
  );
}
