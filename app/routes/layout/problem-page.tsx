import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProblemCode, ProblemData } from "#app/domain/problem.ts";
import { Contact } from "./contact.tsx";
import { SitePage } from "./site-page.tsx";
import { useMoment } from "./use-moment.ts";

/** Problems of whoever answers by a link: without account, and mostly nobody's fault. */
const respondentsProblems: ReadonlySet<ProblemCode> = new Set([
  "link-unknown",
  "link-expired",
  "link-revoked",
  "link-handed-on",
  "too-many-wrong-links",
  "round-not-released",
  "round-not-open-yet",
  "round-closed",
  "answering-session-gone",
  "answers-destroyed",
  "already-submitted",
  "nothing-to-submit",
  "too-many-wrong-codes",
]);

type ProblemPageProps = {
  readonly problem: ProblemData;
  /** What else the page has for whom it meets. */
  readonly children?: ReactNode;
};

/** What happened, what was kept and what to do: the only place where a problem meets a user. */
export function ProblemPage({ problem, children }: ProblemPageProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { opens, closed, destroyed, reference, contact, retryAfter } = problem.details;
  const isRespondents = respondentsProblems.has(problem.code);
  const title = t(`problem.${problem.code}.title`);
  return (
    <SitePage withoutAccount={isRespondents}>
      <title>{`${title} – Mognad`}</title>
      {!isRespondents && <p className="quiet">{t("problem.label")}</p>}
      <h1>{title}</h1>
      <p className="lead">
        {t(`problem.${problem.code}.advice`, {
          opens: opens === undefined ? "" : moment(opens),
          closed: closed === undefined ? "" : moment(closed),
          destroyed: destroyed === undefined ? "" : moment(destroyed),
          reference: reference ?? "",
          minutes: Math.ceil(Number(retryAfter ?? 0) / 60),
        })}
      </p>
      {contact !== undefined && (
        <p className="lead">
          {t("problem.contact")} <Contact contact={contact} />
        </p>
      )}
      {children}
      <p className="actions">
        {problem.code === "second-factor-required" && (
          <Link to="/account/second-factor">{t("problem.secondFactor")}</Link>
        )}
        {problem.code === "sign-in-required" && <Link to="/sign-in">{t("problem.signIn")}</Link>}
        <Link to="/">{t("problem.back")}</Link>
      </p>
    </SitePage>
  );
}
