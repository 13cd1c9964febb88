import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import { linesOf } from "#app/domain/response/answer-sheet.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { AnswerLines } from "./answer-lines.tsx";
import { questionId } from "./question-address.ts";
import type { UnkeptAnswer } from "./queued-answers.ts";

type UnkeptAnswersProps = {
  readonly unkept: readonly UnkeptAnswer[];
  readonly questions: ReadonlyMap<string, FormQuestion>;
  readonly onKeepOwn: (question: string, own: AnswerValue | null) => void;
  /** The person takes what the server has. */
  readonly onTakeKept: (question: string) => void;
};

const headingId = "unkept";

/** Takes the reader to what was not kept. */
export function goToUnkept(): void {
  const heading = document.getElementById(headingId);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** Answers that the server did not keep, by name, with both where two browsers gave different ones. */
export function UnkeptAnswers({ unkept, questions, onKeepOwn, onTakeKept }: UnkeptAnswersProps) {
  const { t } = useTranslation();
  return (
    // There from the beginning, so that what it comes to say is read out.
    <div role="alert">
      {unkept.length > 0 && (
        <div className="unkept">
          <h2 id={headingId} tabIndex={-1}>
            {t("answer.unkept.title")}
          </h2>
          {unkept.map(unkeptAnswer)}
        </div>
      )}
    </div>
  );

  function unkeptAnswer(answer: UnkeptAnswer) {
    const question = questions.get(answer.question);
    const title = question?.title ?? answer.question;
    return (
      <section key={answer.question} className="unkept-answer" aria-label={title}>
        <h3>{title}</h3>
        <p>
          {answer.kind === "refused"
            ? t("answer.unkept.refused", { reason: reasonOf(answer.problem) })
            : t("answer.unkept.conflict")}
        </p>
        <dl>
          <dt>{t("answer.unkept.own")}</dt>
          <dd>{shown(question, answer.own)}</dd>
          {answer.kind === "conflict" && (
            <>
              <dt>{t("answer.unkept.other")}</dt>
              <dd>{shown(question, answer.kept.value)}</dd>
            </>
          )}
        </dl>
        <p className="actions">
          {answer.kind === "conflict" && (
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => settled(answer.question, () => onKeepOwn(answer.question, answer.own))}
            >
              {t("answer.unkept.keepOwn")}
            </Button>
          )}
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => settled(answer.question, () => onTakeKept(answer.question))}
          >
            {answer.kind === "conflict" ? t("answer.unkept.takeOther") : t("answer.unkept.remove")}
          </Button>
        </p>
      </section>
    );
  }

  /** The button goes with the choice: reading goes on at the next one, or at the question that it was about. */
  function settled(question: string, choose: () => void): void {
    choose();
    if (unkept.length > 1) goToUnkept();
    else focusQuestion(question);
  }

  function reasonOf(problem: string): string {
    const reasons = [
      "unknown-question",
      "unknown-row",
      "wrong-type",
      "wrong-choice",
      "out-of-range",
      "too-long",
    ] as const;
    const known = reasons.find((reason) => reason === problem) ?? "not-understood";
    return t(`answer.unkept.reasons.${known}`);
  }

  function shown(question: FormQuestion | undefined, value: AnswerValue | null) {
    if (value === null) return t("answer.unkept.empty");
    if (question === undefined) return String(value);
    return <AnswerLines lines={linesOf(question, value)} />;
  }
}

function focusQuestion(name: string): void {
  const question = document.getElementById(questionId(name));
  const field =
    question?.querySelector<HTMLElement>("input:checked") ??
    question?.querySelector<HTMLElement>("input, textarea, select");
  // Where it stands in another area, at this one's heading.
  (field ?? document.querySelector<HTMLElement>(".answering-page h1"))?.focus();
}
