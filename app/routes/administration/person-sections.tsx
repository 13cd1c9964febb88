import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRecords } from "#app/domain/records/person-records.server.ts";
import { formatFor } from "#app/i18n/format.ts";

/** Everything that is kept of a person, part by part; the whole of it is in the file to take along. */
export function PersonSections({ found }: { readonly found: PersonRecords }) {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  const { account, invitations, responses, notes, mails, log, factChecks } = found;
  return (
    <section>
      <h2>{t("records.person.kept", { email: found.email })}</h2>
      {account && (
        <p>
          {t("records.person.account", {
            name: account.name,
            day: day(account.createdAt),
            sessions: account.sessions.length,
          })}
        </p>
      )}
      <Part title={t("records.person.invitations", { n: invitations.length })}>
        {invitations.map(({ id, title, round, submitted, createdAt }) => (
          <li key={id}>
            {t(submitted ? "records.person.answered" : "records.person.invited", {
              title,
              round,
              day: day(createdAt),
            })}
          </li>
        ))}
      </Part>
      <Part title={t("records.person.notes", { n: notes.length })}>
        {notes.map(({ key, question, text }) => (
          <li key={key}>
            {question}: {text}
          </li>
        ))}
      </Part>
      <p>
        {t("records.person.counts", {
          responses: responses.length,
          mails: mails.length,
          events: log.length,
          factChecks: factChecks.length,
        })}
      </p>
    </section>
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
