import { useTranslation } from "react-i18next";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import { ChangeAmount } from "./change-amount.tsx";
import "./change-words.css";

/** A change as a number of points and what may be said of it. */
export function ChangeWords({ change }: { readonly change: ShownChange }) {
  const { t } = useTranslation();
  const { difference, verdict, word, basis } = change;
  return (
    <p className="change-words">
      {difference !== null && <ChangeAmount difference={difference} verdict={verdict} />}
      <span>{t(`results.verdict.${word}`)}</span>
      {basis === "common" && <span className="quiet">{t("results.changes.onCommon")}</span>}
    </p>
  );
}
