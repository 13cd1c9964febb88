import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";

type AskedChangeProps = {
  readonly area: string;
  readonly questions: readonly FormQuestion[];
  readonly visible: ReadonlySet<QuestionName>;
};

/** Tells those who hear the page, without hurry, that an answer has brought questions of its area or taken some away. */
export function AskedChange({ area, questions, visible }: AskedChangeProps) {
  const { t } = useTranslation();
  const asked = questions.filter(({ name }) => visible.has(name)).map(({ name }) => name);
  const now = { area, names: asked.join() };
  const [seen, setSeen] = useState(now);
  const [changed, setChanged] = useState(false);
  if (seen.area !== area) {
    setSeen(now);
    setChanged(false);
  } else if (seen.names !== now.names) {
    setSeen(now);
    setChanged(true);
  }
  return (
    <p className="visually-hidden" role="status">
      {changed && t("answer.questionsChanged", { count: asked.length })}
    </p>
  );
}
