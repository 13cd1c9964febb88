import { useTranslation } from "react-i18next";
import type { FormQuestion } from "#app/domain/response/form.ts";

type ChangedElsewhereProps = {
  readonly changed: readonly string[];
  readonly questions: ReadonlyMap<string, FormQuestion>;
};

/** Says which answers another device or a colleague has changed, without taking the reader from what is at hand. */
export function ChangedElsewhere({ changed, questions }: ChangedElsewhereProps) {
  const { t } = useTranslation();
  const titles = changed.map((question) => questions.get(question)?.title ?? question).join("; ");
  return (
    <div role="status">
      {changed.length > 0 && (
        <p className="notice">{t("answer.elsewhere", { count: changed.length, questions: titles })}</p>
      )}
    </div>
  );
}
