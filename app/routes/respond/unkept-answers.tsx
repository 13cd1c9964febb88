import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import { linesOf } from "#app/domain/response/answer-sheet.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { AnswerLines } from "./answer-lines.tsx";
import type { UnkeptAnswer } from "./answer-queue.ts";

type UnkeptAnswersProps = {
  readonly unkept: readonly UnkeptAnswer[];
  readonly questions: ReadonlyMap<string, FormQuestion>;
  readonly onKeepOwn: (question: string, own: AnswerValue | null) => void;
  readonly onTakeOther: (question: string, other: AnswerValue | null) => void;
  readonly onDismiss: (question: string) => void;
};

/** Answers that the server did not keep, by name, with both where two browsers gave different ones. */
export function UnkeptAnswers({ unkept, questions, onKeepOwn, onTakeOther, onDismiss }: UnkeptAnswersProps) {
  const { t } = useTranslation();
  if (unkept.length === 0) return null;
  return (
    <div className="unkept" role="alert">
      <h2>{t("answer.unkept.title")}</h2>
      {unkept.map((answer) => {
        const question = questions.get(answer.question);
        return (
          <div key={answer.question} className="unkept-answer">
            <h3>{question?.title ?? answer.question}</h3>
            {answer.kind === "refused" ? (
              <>
                <p>{t("answer.unkept.refused", { reason: reasonOf(answer.problem) })}</p>
                <Button variant="secondary" data-size="sm" onClick={() => onDismiss(answer.question)}>
                  {t("answer.unkept.dismiss")}
                </Button>
              </>
            ) : (
              <>
                <p>{t("answer.unkept.conflict")}</p>
                <dl>
                  <dt>{t("answer.unkept.own")}</dt>
                  <dd>{shown(question, answer.own)}</dd>
                  <dt>{t("answer.unkept.other")}</dt>
                  <dd>{shown(question, answer.kept)}</dd>
                </dl>
                <p className="actions">
                  <Button
                    variant="secondary"
                    data-size="sm"
                    onClick={() => onKeepOwn(answer.question, answer.own)}
                  >
                    {t("answer.unkept.keepOwn")}
                  </Button>
                  <Button
                    variant="secondary"
                    data-size="sm"
                    onClick={() => onTakeOther(answer.question, answer.kept)}
                  >
                    {t("answer.unkept.takeOther")}
                  </Button>
                </p>
              </>
            )}
          </div>
        );
      })}
    </div>
  );

  function reasonOf(problem: string): string {
    const reasons = [
      "unknown-question",
      "unknown-row",
      "wrong-type",
      "wrong-choice",
      "out-of-range",
      "too-long",
    ] as const;
    const known = reasons.find((reason) => reason === problem) ?? "wrong-type";
    return t(`answer.unkept.reasons.${known}`);
  }

  function shown(question: FormQuestion | undefined, value: AnswerValue | null) {
    if (value === null || question === undefined) return t("answer.unkept.empty");
    return <AnswerLines lines={linesOf(question, value)} />;
  }
}
