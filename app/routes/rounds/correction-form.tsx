import { Button } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form, Link } from "react-router";
import type { CorrectableText } from "#app/domain/questionnaire/correction.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";

type CorrectionFormProps = {
  readonly text: CorrectableText;
  readonly label: ReactNode;
  readonly refused: RefusedForm | undefined;
};

/** One text in both languages, to be corrected. */
export function CorrectionForm({ text: { path, text, longest }, label, refused }: CorrectionFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const general = errorOf("form");
  return (
    <Form method="post" className="form-wide correction-form">
      {refused && <ErrorSummary title={t("form.notTaken")} errors={general ? [general] : []} />}
      <p className="quiet">
        {label}. {t("roundQuestionnaire.formLead")}
      </p>
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="seenSv" value={text.sv} />
      <input type="hidden" name="seenEn" value={text.en} />
      {(["sv", "en"] as const).map((language) => (
        <TextAreaField
          key={language}
          label={t(`roundQuestionnaire.language.${language}`)}
          name={language}
          lang={language}
          rows={3}
          maxLength={longest}
          defaultValue={refused?.typed[language] ?? text[language]}
          error={errorOf(language)}
        />
      ))}
      <div className="actions">
        <Button type="submit">{t("roundQuestionnaire.send")}</Button>
        <Link to="?">{t("roundQuestionnaire.cancel")}</Link>
      </div>
    </Form>
  );
}
