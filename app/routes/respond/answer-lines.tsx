import { useTranslation } from "react-i18next";
import type { SheetLine } from "#app/domain/response/answer-sheet.ts";

/** An answer in words, a line for each of several choices or rows. */
export function AnswerLines({ lines }: { readonly lines: readonly SheetLine[] }) {
  const words = useLineWords();
  const texts = lines.map(words);
  if (texts.length === 1) return <>{texts[0]}</>;
  return (
    <ul className="answer-lines">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Writes a line of an answer in the reader's language. */
export function useLineWords(): (line: SheetLine) => string {
  const { t } = useTranslation();
  return function words(line): string {
    switch (line.kind) {
      case "words":
        return line.words;
      case "dont-know":
        return t("answer.dontKnow");
      case "does-not-apply":
        return t("answer.doesNotApply");
      case "none-of-these":
        return t("answer.noneOfThese");
      case "yes":
        return t("answer.yes");
      case "no":
        return t("answer.no");
      case "row":
        return `${line.row}: ${words(line.value)}`;
    }
  };
}
