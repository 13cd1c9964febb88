import { useTranslation } from "react-i18next";
import type { RoundQuestionnairePage } from "#app/domain/round/questionnaire-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { Table } from "#app/ui/table.tsx";
import "./correction-list.css";

/** What was corrected in a round's questionnaire, before and after; nothing where nothing was. */
export function CorrectionList({ corrections }: Pick<RoundQuestionnairePage, "corrections">) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  if (corrections.length === 0) return null;
  return (
    <section>
      <h2>{t("roundQuestionnaire.corrections.title")}</h2>
      <p className="quiet">{t("roundQuestionnaire.corrections.lead")}</p>
      <Table
        caption={t("roundQuestionnaire.corrections.title")}
        columns={[
          { key: "when", label: t("roundQuestionnaire.corrections.when") },
          { key: "language", label: t("roundQuestionnaire.corrections.language") },
          { key: "before", label: t("roundQuestionnaire.corrections.before") },
          { key: "after", label: t("roundQuestionnaire.corrections.after") },
        ]}
      >
        {corrections.map(({ number, correctedAt, language, before, after }) => (
          <tr key={number}>
            <th scope="row" className="number correction-when">
              {day(correctedAt)} {time(correctedAt)}
            </th>
            <td>{t(`roundQuestionnaire.language.${language}`)}</td>
            <td lang={language}>
              <del>{before}</del>
            </td>
            <td lang={language}>
              <ins className="correction-after">{after}</ins>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
