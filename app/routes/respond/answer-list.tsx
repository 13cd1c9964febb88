import { useTranslation } from "react-i18next";
import type { AnswerSheet, SheetEntry } from "#app/domain/response/answer-sheet.ts";
import { AnswerLines } from "./answer-lines.tsx";

type AnswerListProps = {
  readonly sheet: AnswerSheet;
  /** Where a question can be answered again; nowhere in a receipt. */
  readonly linkTo?: (area: string, question: string) => string;
};

/** What was asked and answered, area by area. */
export function AnswerList({ sheet, linkTo }: AnswerListProps) {
  return sheet.map(({ name, title, entries }) => (
    <section key={name} className="answer-area" aria-labelledby={`area-${name}`}>
      <h3 id={`area-${name}`}>{title}</h3>
      <dl className="panel">
        {entries.map((entry) => (
          <Entry key={entry.name} entry={entry} href={linkTo?.(name, entry.name)} />
        ))}
      </dl>
    </section>
  ));
}

function Entry({ entry, href }: { readonly entry: SheetEntry; readonly href: string | undefined }) {
  const { t } = useTranslation();
  const { title, answer, notes } = entry;
  return (
    <div className="answer-row">
      <dt>{title}</dt>
      <dd>
        {answer === null ? (
          <span className="no-answer">{t("review.noAnswer")}</span>
        ) : (
          <AnswerLines lines={answer} />
        )}
      </dd>
      {notes.map(({ note, words }) => (
        <dd key={note} className="answer-note">
          <span className="quiet">{t(`answer.${note}.label`)}:</span> {words}
        </dd>
      ))}
      {href !== undefined && (
        <dd className="answer-change">
          <a href={href}>
            {answer === null ? t("review.answerNow") : t("review.change")}
            <span className="visually-hidden">: {title}</span>
          </a>
        </dd>
      )}
    </div>
  );
}
