import { Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { RecommendationGroup } from "#app/domain/followup/recommendation-group.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What auditors have recommended or concluded, by the year and body that gave it. */
export function Recommendations({ groups }: { readonly groups: readonly RecommendationGroup[] }) {
  const { t } = useTranslation();
  if (groups.length === 0) return <p className="quiet">{t("followUp.given.empty")}</p>;
  return (
    <div className="recommendation-groups">
      {groups.map((group) => (
        <Group key={group.recommendations[0]?.id} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: { readonly group: RecommendationGroup }) {
  const { t, i18n } = useTranslation();
  const { kind, year, fromBody, toBody, recommendations } = group;
  return (
    <div className="recommendation-group panel">
      <h3>{t(`followUp.given.${kind}`, { year })}</h3>
      <dl>
        <div>
          <dt>{t("followUp.given.from")}</dt>
          <dd>{inLanguage(fromBody, i18n.language)}</dd>
        </div>
        <div>
          <dt>{t("followUp.given.to")}</dt>
          <dd>{inLanguage(toBody, i18n.language)}</dd>
        </div>
        <AnswerTime group={group} />
      </dl>
      <ol>
        {recommendations.map(({ id, number, text, outcome }) => (
          <li key={id} value={number}>
            <p>{inLanguage(text, i18n.language)}</p>
            {outcome && (
              <p className="outcome">
                <b>{t("followUp.given.outcome")}</b> {inLanguage(outcome, i18n.language)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function AnswerTime({ group: { answerBy, answerTimePassed } }: { readonly group: RecommendationGroup }) {
  const { t } = useTranslation();
  if (answerBy === null) return null;
  return (
    <div>
      <dt>{t("followUp.given.answer")}</dt>
      <dd>
        {answerTimePassed ? (
          <Tag data-color="warning" className="status">
            {t("followUp.given.answerTimePassed", { day: answerBy })}
          </Tag>
        ) : (
          t("followUp.given.answerBy", { day: answerBy })
        )}
      </dd>
    </div>
  );
}
