import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { CopyReport } from "#app/domain/round/copy-report.server.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** What a copy took along, and what it did not. */
export function CopiedFrom({ report }: { readonly report: CopyReport }) {
  const { t, i18n } = useTranslation();
  const { title, departments, invited, left, gone } = report;
  return (
    <Alert data-color="info" role="status" className="after-head">
      <p>
        <strong>{t("rounds.copied.title", { title })}</strong>
      </p>
      <p>{t("rounds.copied.along", { count: departments })}</p>
      <p>{t("rounds.copied.notAlong")}</p>
      <p>{invited > 0 ? t("rounds.copied.invited", { count: invited }) : t("rounds.copied.nobody")}</p>
      {left.length + gone.length > 0 && (
        <ul>
          {left.map(({ department, people }) => (
            <li key={department.sv}>
              {t("rounds.copied.left", { department: inLanguage(department, i18n.language), count: people })}
            </li>
          ))}
          {gone.map((department) => (
            <li key={department.sv}>
              {t("rounds.copied.gone", { department: inLanguage(department, i18n.language) })}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
