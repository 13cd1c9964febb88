import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type {
  LogEntry,
  LoggedActor,
  LoggedDetail,
  LoggedThing,
  LoggedValue,
} from "#app/domain/auditlog/log-entry.ts";
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
                    ) : (
                      nameOf(thing, i18n.language)
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
  return thing.kind === "round" ? thing.slug : `${thing.kind} ${nameOf(thing, "sv")}`;
}

function nameOf(thing: LoggedThing, language: string): string {
  if (thing.kind === "round") return thing.title;
  return thing.kind === "department" ? inLanguage(thing.name, language) : thing.name;
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
        {details.map((detail) => (
          <Detail key={JSON.stringify(detail.path)} detail={detail} />
        ))}
        <dt>{t("auditLog.subject")}</dt>
        <dd>{subject ?? t("auditLog.erased")}</dd>
      </dl>
    </details>
  );
}

function Detail({ detail: { path, values } }: { readonly detail: LoggedDetail }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const inWords = (value: LoggedValue, known: (words: string) => string): string => {
    switch (value.kind) {
      case "thing":
        return nameOf(value.thing, i18n.language);
      case "time":
        return `${day(value.at)} ${time(value.at)}`;
      case "words":
        return known(value.words);
    }
  };
  const detailName = (words: string): string => {
    const key = `auditLog.detail.${words}`;
    return i18n.exists(key) ? t(key as "auditLog.detail.before") : words;
  };
  const valueName = (words: string): string => {
    const key = `auditLog.value.${words}`;
    return i18n.exists(key) ? t(key as "auditLog.value.true") : detailName(words);
  };
  const [first] = path;
  // What stood in a text before and after is shown as it was.
  const isText =
    path.length === 1 && first?.kind === "words" && (first.words === "before" || first.words === "after");
  const shown = values.map((value) => inWords(value, isText ? (words) => words : valueName));
  return (
    <>
      <dt>{path.map((part) => inWords(part, detailName)).join(" · ")}</dt>
      <dd>{shown.length === 0 ? t("auditLog.nothing") : shown.join(", ")}</dd>
    </>
  );
}
