import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LogEntry, LoggedActor, LoggedThing } from "#app/domain/auditlog/log-entry.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { Table } from "#app/ui/table.tsx";

type LogTableProps = { readonly organization: string; readonly entries: readonly LogEntry[] };

/** Entries of the log, newest first. */
export function LogTable({ organization, entries }: LogTableProps) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  return (
    <div className="log-table">
      <Table
        caption={t("auditLog.title")}
        columns={[
          { key: "when", label: t("auditLog.when") },
          { key: "who", label: t("auditLog.who") },
          { key: "what", label: t("auditLog.what") },
          { key: "about", label: t("auditLog.about") },
        ]}
      >
        {entries.map((entry) => (
          <tr key={entry.position}>
            <th scope="row" className="log-when number">
              {day(entry.at)} {entry.dayAlone ? "" : time(entry.at)}
            </th>
            <td>
              <Actor actor={entry.actor} />
            </td>
            <td>
              <EventName event={entry.event} />
              <More entry={entry} />
            </td>
            <td>
              <ul className="log-about">
                {entry.about.map((thing) => (
                  <li key={keyOf(thing)}>
                    {thing.kind === "round" ? (
                      <Link to={`/${organization}/rounds/${encodeURIComponent(thing.slug)}`}>
                        {thing.title}
                      </Link>
                    ) : thing.kind === "department" ? (
                      inLanguage(thing.name, i18n.language)
                    ) : (
                      thing.name
                    )}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function keyOf(thing: LoggedThing): string {
  return thing.kind === "round" ? thing.slug : thing.kind === "department" ? thing.name.sv : thing.name;
}

function Actor({ actor }: { readonly actor: LoggedActor }) {
  const { t } = useTranslation();
  return actor.kind === "user" ? actor.name : t(`auditLog.actor.${actor.kind}`);
}

/** What happened, in a sentence; an event that has none by its name. */
export function EventName({ event }: { readonly event: string }) {
  const { t, i18n } = useTranslation();
  const key = `auditLog.event.${event}`;
  // The names of events are open: those of a later version may stand in the log.
  return i18n.exists(key) ? t(key as "auditLog.event.link.revoked") : t("auditLog.otherEvent", { event });
}

/** The rest of what is known, folded: what it was before and after, and the id that it is found by. */
function More({ entry: { subject, details, position } }: { readonly entry: LogEntry }) {
  const { t } = useTranslation();
  return (
    <details className="log-more">
      <summary>{t("auditLog.more")}</summary>
      <dl>
        <dt>{t("auditLog.position")}</dt>
        <dd className="number">{position}</dd>
        {details.map(({ path, value }) => (
          <Detail key={path.join(".")} path={path} value={value ?? t("auditLog.nothing")} />
        ))}
        <dt>{t("auditLog.subject")}</dt>
        <dd>{subject ?? t("auditLog.erased")}</dd>
      </dl>
    </details>
  );
}

function Detail({ path, value }: { readonly path: readonly string[]; readonly value: string }) {
  const { t, i18n } = useTranslation();
  const words = path.map((part) => {
    const key = `auditLog.detail.${part}`;
    return i18n.exists(key) ? t(key as "auditLog.detail.before") : part;
  });
  // What stood in a text before and after is shown as it was.
  const isText = path.length === 1 && (path[0] === "before" || path[0] === "after");
  const known = `auditLog.value.${value}`;
  return (
    <>
      <dt>{words.join(" · ")}</dt>
      <dd>{!isText && i18n.exists(known) ? t(known as "auditLog.value.true") : value}</dd>
    </>
  );
}
