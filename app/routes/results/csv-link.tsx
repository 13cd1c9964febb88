import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

type CsvLinkProps = {
  readonly organization: string;
  readonly table: "levels" | "years" | "questions" | "profile" | "answers";
  /** The question that the view is of, where it is of one. */
  readonly question?: string;
};

/** The table of this view as a file: a plain anchor, since it is no page. */
export function CsvLink({ organization, table, question }: CsvLinkProps) {
  const { t } = useTranslation();
  const [here] = useSearchParams();
  const search = new URLSearchParams(here);
  if (question !== undefined) search.set("question", question);
  const query = search.size === 0 ? "" : `?${search}`;
  return (
    <p className="csv-link no-print">
      <a href={`/${organization}/results/csv/${table}${query}`} download>
        {t("resultDetails.csv.download")}
      </a>
    </p>
  );
}
