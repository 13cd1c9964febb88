import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** From what is kept of a person to what is done with a round's records, and to the page that tells what is kept. */
export function RecordsPlaces({ organization }: { readonly organization: string }) {
  const { t } = useTranslation();
  const here = `/${organization}/administration/records`;
  return (
    <nav aria-label={t("records.places.label")}>
      <ul>
        <li>
          <Link to={`${here}/destruction`}>{t("records.places.destruction")}</Link>
        </li>
        <li>
          <Link to={`${here}/release`}>{t("records.places.release")}</Link>
        </li>
        <li>
          <Link to={`/${organization}/privacy`}>{t("records.places.kept")}</Link>
        </li>
      </ul>
      <p className="quiet">{t("records.places.destroyed")}</p>
    </nav>
  );
}
