import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

type CsvLinkProps = { readonly organization: string; readonly table: "levels" | "years" | "questions" };

/** The table of this view as a file: a plain anchor, since it is no page. */
export function CsvLink({ organization, table }: CsvLinkProps) {
  const { t } = useTranslation();
  const [here] = useSearchParams();
  const query = here.size === 0 ? "" : `?${here}`;
  return (
    <p className="csv-link no-print">
      <a href={`/${organization}/results/csv/${table}${query}`} download>
        {t("resultDetails.csv.download")}
      </a>
    </p>
  );
}
