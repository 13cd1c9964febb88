import { useTranslation } from "react-i18next";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import { formatFor } from "#app/i18n/format.ts";
import "./change-words.css";

/** A change as a number of points and what may be said of it; an arrow only where it holds. */
export function ChangeWords({ change: { difference, verdict, word } }: { readonly change: ShownChange }) {
  const { t, i18n } = useTranslation();
  const { difference: points } = formatFor(i18n.language);
  const arrow = { up: "▲ ", down: "▼ " }[String(verdict)] ?? "";
  return (
    <p className={`change-words ${verdict}`}>
      {difference !== null && (
        <b>
          <span aria-hidden="true">{arrow}</span>
          {t("results.points", { points: points(difference) })}
        </b>
      )}
      <span>{t(`results.verdict.${word}`)}</span>
    </p>
  );
}
