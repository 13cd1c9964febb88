import { useTranslation } from "react-i18next";
import type { Mention } from "#app/domain/records/mention.ts";
import { EventName } from "./log-table.tsx";

/** Where others have written of a person, for people to judge: these texts are records, and stay. */
export function PersonMentions({ mentions }: { readonly mentions: readonly Mention[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("records.mentions.title", { n: mentions.length })}</h3>
      <p>{t(mentions.length === 0 ? "records.mentions.none" : "records.mentions.lead")}</p>
      {mentions.length > 0 && (
        <ul>
          {mentions.map(({ place, title, question, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places of one answer may read alike, and the list never changes.
            <li key={index}>
              {t(`records.mentions.place.${place}`)}: {place === "log" ? <EventName event={title} /> : title}
              {question !== null && `, ${question.replace("#", ", ")}`}
              {text === null ? `. ${t("records.mentions.inGroups")}` : ": "}
              {text !== null && <q>{text}</q>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
