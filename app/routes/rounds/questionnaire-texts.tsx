import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CorrectableText, TextGroup } from "#app/domain/questionnaire/correction.ts";
import { inLanguage } from "#app/i18n/language.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { CorrectionForm } from "./correction-form.tsx";

type QuestionnaireTextsProps = {
  readonly groups: readonly TextGroup[];
  readonly canCorrect: boolean;
  /** The path of the text that is being corrected. */
  readonly chosen: string | null;
  /** The path of the one that was corrected just now. */
  readonly done: string | null;
  readonly refused: RefusedForm | undefined;
};

/** A questionnaire's texts in both languages, folded question by question. */
export function QuestionnaireTexts({ groups, ...rest }: QuestionnaireTextsProps) {
  const { t, i18n } = useTranslation();
  return groups.map(({ kind, key, texts }) => {
    const [first] = texts;
    if (first === undefined) return null;
    const isOpen = texts.some(({ path }) => path === rest.chosen || path === rest.done);
    const title = kind === "scale" ? t("roundQuestionnaire.scale") : inLanguage(first.text, i18n.language);
    return (
      <details
        key={`${key} ${isOpen}`}
        open={isOpen}
        className={`panel question-texts question-texts-${kind}`}
      >
        <summary>
          <span className="quiet question-texts-kind">{t(`roundQuestionnaire.kind.${kind}`)}</span> {title}
        </summary>
        <ul>
          {texts.map((text) => (
            <li
              key={text.path}
              {...((text.path === rest.chosen || text.path === rest.done) && { id: "text" })}
            >
              {text.path === rest.chosen ? (
                <CorrectionForm text={text} label={<TextLabel text={text} />} refused={rest.refused} />
              ) : (
                <QuestionnaireText
                  text={text}
                  canCorrect={rest.canCorrect}
                  isDone={text.path === rest.done}
                />
              )}
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

type TextProps = {
  readonly text: CorrectableText;
  readonly canCorrect: boolean;
  readonly isDone: boolean;
};

function QuestionnaireText({ text, canCorrect, isDone }: TextProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet question-text-label">
        <TextLabel text={text} />
        {isDone && <strong role="status"> {t("roundQuestionnaire.done")}</strong>}
      </p>
      <div className="question-text">
        <p lang="sv">{text.text.sv}</p>
        <p lang="en">{text.text.en}</p>
        {canCorrect && (
          <Link to={`?text=${encodeURIComponent(text.path)}#text`}>
            {t("roundQuestionnaire.correct")}
            <span className="visually-hidden">: {text.text.sv}</span>
          </Link>
        )}
      </div>
    </>
  );
}

/** What a text is: "Rubrik", "Svar 3", "Beskrivning av svar 3". */
function TextLabel({ text: { property, value } }: { readonly text: CorrectableText }) {
  const { t, i18n } = useTranslation();
  if (value !== null && property === "description")
    return t("roundQuestionnaire.choiceDescription", { value });
  if (value !== null) return t("roundQuestionnaire.choice", { value });
  const key = `roundQuestionnaire.property.${property}`;
  return i18n.exists(key) ? t(key as "roundQuestionnaire.property.title") : t("roundQuestionnaire.otherText");
}
