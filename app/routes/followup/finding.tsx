import { useTranslation } from "react-i18next";
import type { ListedFinding } from "#app/domain/followup/assessment-view.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What was found and of whom; beside it the level that it stands for, why, and whose reading that is. */
export function Finding({ finding: given, max }: { readonly finding: ListedFinding; readonly max: number }) {
  const { t, i18n } = useTranslation();
  const { finding, reasoning, interpreted, department, questions } = given;
  return (
    <li className="finding">
      <div>
        <p className="finding-about">
          {department ? inLanguage(department, i18n.language) : t("assessment.wholeOrganization")}
        </p>
        <p>{inLanguage(finding, i18n.language)}</p>
        {questions.length > 0 && (
          <p className="finding-question">
            {t("assessment.question", {
              questions: questions.map((question) => inLanguage(question, i18n.language)).join(" "),
            })}
          </p>
        )}
      </div>
      <div className="reading">
        {interpreted && <p className="finding-about">{t("assessment.interpreted")}</p>}
        <Level level={given.level} max={max} />
        <p>{inLanguage(reasoning, i18n.language)}</p>
      </div>
    </li>
  );
}

function Level({ level, max }: { readonly level: ListedFinding["level"]; readonly max: number }) {
  const { t, i18n } = useTranslation();
  if (level === null) return <p className="reading-level none">{t("assessment.noLevel")}</p>;
  const place = { level: level.value, max };
  return (
    <p className="reading-level">
      <span className={`reading-mark mark-${Math.min(level.value, 5)}`} aria-hidden="true">
        {level.value}
      </span>
      {level.label
        ? t("assessment.level", { ...place, label: inLanguage(level.label, i18n.language) })
        : t("assessment.levelAlone", place)}
    </p>
  );
}
