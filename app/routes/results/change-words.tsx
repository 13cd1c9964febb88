import { useTranslation } from "react-i18next";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import { ChangeAmount } from "./change-amount.tsx";
import "./change-words.css";

/** A change as a number of points and what may be said of it. */
export function ChangeWords({ change: { difference, verdict, word } }: { readonly change: ShownChange }) {
  const { t } = useTranslation();
  return (
    <p className="change-words">
      {difference !== null && <ChangeAmount difference={difference} verdict={verdict} />}
      <span>{t(`results.verdict.${word}`)}</span>
    </p>
  );
}
