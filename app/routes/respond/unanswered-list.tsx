import { useTranslation } from "react-i18next";
import type { AnswerSheet } from "#app/domain/response/answer-sheet.ts";

type UnansweredListProps = {
  readonly sheet: AnswerSheet;
  readonly linkTo: (area: string, question: string) => string;
};

/** The questions that have no answer yet, each with the way to its place; nothing where all have one. */
export function UnansweredList({ sheet, linkTo }: UnansweredListProps) {
  const { t } = useTranslation();
  const areas = sheet
    .map(({ name, title, entries }) => ({
      name,
      title,
      missing: entries.filter(({ answer, optional }) => answer === null && !optional),
    }))
    .filter(({ missing }) => missing.length > 0);
  if (areas.length === 0) return null;
  return (
    <section className="unanswered" aria-labelledby="unanswered">
      <h2 id="unanswered">{t("review.unanswered")}</h2>
      <p className="quiet">{t("review.unansweredNote")}</p>
      {areas.map(({ name, title, missing }) => (
        <div key={name} className="unanswered-area">
          <h3>{title}</h3>
          <ul>
            {missing.map((entry) => (
              <li key={entry.name}>
                <a href={linkTo(name, entry.name)}>{entry.title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
