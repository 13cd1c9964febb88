import { useTranslation } from "react-i18next";
import type { ResponseRates } from "#app/domain/results/overview-round.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { ResponseBar } from "./response-bar.tsx";
import "./rate-table.css";

/** How many have answered in each department, in numbers and as bars. */
export function RateTable({ rates, title }: { readonly rates: ResponseRates; readonly title: string }) {
  const { t, i18n } = useTranslation();
  const { percent } = formatFor(i18n.language);
  return (
    <table className="rates">
      <caption className="visually-hidden">{t("overview.ratesCaption", { title })}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t("results.department")}</th>
          <th scope="col">{t("overview.bar")}</th>
          <th scope="col">{t("overview.rate")}</th>
        </tr>
      </thead>
      <tbody>
        {rates.departments.map(({ name, n, invited }) => (
          <tr key={name.sv}>
            <th scope="row">{withSoftHyphens(inLanguage(name, i18n.language))}</th>
            <td className="rate-bar">{invited ? <ResponseBar share={n / invited} /> : null}</td>
            <td className="number">
              {invited === null
                ? t("overview.countUnknown", { n })
                : t("overview.count", { n, invited, percent: invited > 0 ? percent(n / invited) : "–" })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
