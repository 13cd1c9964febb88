import { useTranslation } from "react-i18next";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import { formatFor } from "#app/i18n/format.ts";
import "./change-amount.css";

type ChangeAmountProps = { readonly difference: number; readonly verdict: ShownChange["verdict"] };

/** How many points a change is; an arrow and its colour only where it holds. */
export function ChangeAmount({ difference, verdict }: ChangeAmountProps) {
  const { t, i18n } = useTranslation();
  const { difference: points } = formatFor(i18n.language);
  const arrow = { up: "▲ ", down: "▼ " }[String(verdict)] ?? "";
  return (
    <b className={`change-amount ${verdict}`}>
      <span aria-hidden="true">{arrow}</span>
      {t("results.points", { points: points(difference) })}
    </b>
  );
}
