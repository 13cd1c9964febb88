import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { browserOf } from "#app/domain/access/browser.ts";
import type { ShownRecords } from "#app/domain/records/person-records.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { BrowserName } from "#app/routes/account/browser-name.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { useRoleName } from "./role-fields.tsx";

type Account = ShownRecords["accounts"][number];

/** An account, fact by fact; of one that is shared only what belongs to this organization. */
export function PersonAccount({ account }: { readonly account: Account }) {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  const roleName = useRoleName();
  const { name, email, provider, providerSubject, providerEmail, roles, trials, isShared, own } = account;
  return (
    <div className="panel">
      <dl className="account-facts">
        <Fact label={t("account.name")}>{name}</Fact>
        {provider === null ? (
          <Fact label={t("signIn.email")}>{email}</Fact>
        ) : (
          <>
            <Fact label={t("records.account.provider")}>{provider}</Fact>
            <Fact label={t("records.account.providerSubject")}>{providerSubject}</Fact>
            <Fact label={t("records.account.providerEmail")}>{providerEmail}</Fact>
          </>
        )}
        <Fact label={t("people.roles")}>
          {roles.length === 0 ? (
            t("records.account.noRoles")
          ) : (
            <ul>
              {roles.map(({ role, department, source, createdAt }) => (
                <li key={`${role} ${createdAt} ${department?.sv}`}>
                  {roleName(role, department)} {t("people.since", { day: day(createdAt) })}
                  {source === "group" && ` ${t("records.account.byGroup")}`}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {trials.length > 0 && <Fact label={t("records.account.trials")}>{trials.length}</Fact>}
        {own && <OwnFacts own={own} />}
      </dl>
      {isShared && <p>{t("records.account.shared")}</p>}
    </div>
  );
}

/** What the account itself keeps. */
function OwnFacts({ own }: { readonly own: NonNullable<Account["own"]> }) {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  const moment = useMoment();
  const { createdAt, lastUsedOn, hasSecondFactor, secondFactorSince, signIns, sessions } = own;
  return (
    <>
      <Fact label={t("records.account.made")}>{day(createdAt)}</Fact>
      <Fact label={t("people.lastUsed")}>{lastUsedOn ?? t("people.neverUsed")}</Fact>
      <Fact label={t("account.secondFactor.title")}>
        {t(hasSecondFactor ? "people.yes" : "people.no")}
        {secondFactorSince && `, ${t("people.since", { day: day(secondFactorSince) })}`}
      </Fact>
      {signIns.map((signIn) => (
        <Fact key={signIn.providerId} label={t("records.account.password")}>
          {t("people.since", { day: day(signIn.createdAt) })}
        </Fact>
      ))}
      <Fact label={t("records.account.sessions")}>
        {sessions.length === 0 ? (
          t("records.account.noSessions")
        ) : (
          <ul>
            {sessions.map((session) => (
              <li key={session.createdAt + session.userAgent}>
                <BrowserName browser={browserOf(session.userAgent ?? "")} />
                {session.ipAddress ? `, ${session.ipAddress}` : ""},{" "}
                {t("records.account.session", {
                  from: moment(session.createdAt),
                  to: moment(session.expiresAt),
                })}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
