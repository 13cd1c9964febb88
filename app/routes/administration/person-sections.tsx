import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownRecords } from "#app/domain/records/person-records.server.ts";
import type { SheetEntry } from "#app/domain/response/answer-sheet.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { AnswerLines } from "#app/routes/respond/answer-lines.tsx";
import "#app/routes/account/account.css";
import "./audit-log.css";
import { LogTable } from "./log-table.tsx";
import { PersonAccount } from "./person-account.tsx";
import { PersonMentions } from "./person-mentions.tsx";

type PersonSectionsProps = { readonly organization: string; readonly found: ShownRecords };

/** Everything that is kept of a person, part by part; parts of which there is nothing are left out. */
export function PersonSections({ organization, found }: PersonSectionsProps) {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  const { accounts, accountInvitations, invitations, responses, sheets, mails } = found;
  const { factChecks, actionChanges, log, lastEvents, mentions } = found;
  return (
    <section className="person-kept">
      <h2>{t("records.person.kept", { email: found.email })}</h2>
      {!found.isKept && <p>{t("records.person.onlyMentions")}</p>}
      {accounts.length > 0 && (
        <>
          <h3>{t("records.account.title", { n: accounts.length })}</h3>
          {accounts.map((account) => (
            <PersonAccount key={account.id} account={account} />
          ))}
        </>
      )}
      <Part title={t("records.person.accountInvitations", { n: accountInvitations.length })}>
        {accountInvitations.map(({ id, role, createdAt, acceptedAt, revokedAt }) => (
          <li key={id}>
            {t(`people.role.${role}`)}, {t("records.person.invitedOn", { day: day(createdAt) })}
            {acceptedAt && `, ${t("records.person.acceptedOn", { day: day(acceptedAt) })}`}
            {revokedAt && `, ${t("records.person.revokedOn", { day: day(revokedAt) })}`}
          </li>
        ))}
      </Part>
      <Part title={t("records.person.invitations", { n: invitations.length })}>
        {invitations.map(({ id, title, role, round, begun, submitted, createdAt, revokedAt }) => (
          <li key={id}>
            {title}, {t(`respondents.role.${role}`)}, {round},{" "}
            {t("records.person.invitedOn", { day: day(createdAt) })}
            {(submitted || begun) === 1 && `, ${t(`respondents.state.${submitted ? "answered" : "begun"}`)}`}
            {revokedAt && `, ${t("records.person.revokedOn", { day: day(revokedAt) })}`}
          </li>
        ))}
      </Part>
      <Part title={t("records.person.responses", { n: responses.length })}>
        {responses.map(({ id, round, department, role, status, submittedAt }, index) => (
          <li key={id}>
            {round}, {inLanguage(department, i18n.language)}, {t(`respondents.role.${role}`)},{" "}
            {t(status === "superseded" ? "records.person.superseded" : "records.person.counts")}
            {submittedAt && `, ${day(submittedAt)}`}
            <Answers entries={sheets[index] ?? []} />
          </li>
        ))}
      </Part>
      <Part title={t("records.person.mails", { n: mails.length })}>
        {mails.map(({ id, kind, status, queuedAt }) => (
          <li key={id}>
            {t(`records.person.mail.${kind}`)}, {day(queuedAt)}, {t(`records.person.mailStatus.${status}`)}
          </li>
        ))}
      </Part>
      <Part title={t("records.person.factChecks", { n: factChecks.length })}>
        {factChecks.map(({ id, round, verdict, reason, createdAt }) => (
          <li key={id}>
            {round}, {t(`records.person.verdict.${verdict}`)}, {day(createdAt)}: <q>{reason}</q>
          </li>
        ))}
      </Part>
      <Part title={t("records.person.actionChanges", { n: actionChanges.length })}>
        {actionChanges.map(({ id, action, at }) => (
          <li key={id}>
            {action}, {day(at)}
          </li>
        ))}
      </Part>
      {lastEvents.length > 0 && (
        <>
          <h3>{t("records.person.log", { n: log.length })}</h3>
          {log.length > lastEvents.length && (
            <p>{t("records.person.logCut", { shown: lastEvents.length, n: log.length })}</p>
          )}
          <LogTable organization={organization} entries={lastEvents} />
        </>
      )}
      <PersonMentions mentions={mentions} />
    </section>
  );
}

/** What was answered, folded. */
function Answers({ entries }: { readonly entries: readonly SheetEntry[] }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("records.person.answers")}</summary>
      <dl className="person-answers">
        {entries.map(({ name, title, answer, notes }) => (
          <div key={name}>
            <dt>{title}</dt>
            {answer && (
              <dd>
                <AnswerLines lines={answer} />
              </dd>
            )}
            {notes.map(({ note, words }) => (
              <dd key={note}>
                {t(`answer.${note}.label`)}: {words}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}
