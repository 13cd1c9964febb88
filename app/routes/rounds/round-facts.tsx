import { useTranslation } from "react-i18next";
import type { RoundFacts as Facts } from "#app/domain/round/round-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import "./round-facts.css";

/** What was decided of a round. */
export function RoundFacts({ facts }: { readonly facts: Facts }) {
  const { t, i18n } = useTranslation();
  const { target } = formatFor(i18n.language);
  const { questionnaire, disclosure, targets } = facts;
  const title = inLanguage(questionnaire.title, i18n.language);
  const rows = [
    [t("rounds.facts.questionnaire"), t("rounds.form.version", { title, version: questionnaire.version })],
    [
      t("rounds.facts.disclosure"),
      disclosure.kind === "confidential"
        ? t("rounds.facts.inGroups", { threshold: disclosure.threshold })
        : t("rounds.facts.inOffice"),
    ],
    [t("rounds.facts.answering"), t(`rounds.facts.${facts.answering}`)],
    [t("rounds.facts.grace"), t("rounds.facts.minutes", { n: facts.graceMinutes })],
    [t("rounds.facts.year"), String(facts.year)],
    [t("rounds.facts.diaryNumber"), facts.diaryNumber ?? t("rounds.facts.none")],
  ] as const;
  return (
    <section>
      <h2>{t("rounds.facts.title")}</h2>
      <dl className="round-facts panel">
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t("rounds.facts.contact")}</dt>
          <dd>
            <Contact contact={facts.contact} />
          </dd>
        </div>
        <div className="round-targets">
          <dt>{t("rounds.facts.targets")}</dt>
          <dd>
            <ul>
              {targets.map(({ dimension, level, own }) => (
                <li key={dimension.sv}>
                  {inLanguage(dimension, i18n.language)}:{" "}
                  {level === null
                    ? t("rounds.facts.none")
                    : own
                      ? t("rounds.facts.ownTarget", { level: target(level) })
                      : target(level)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}
