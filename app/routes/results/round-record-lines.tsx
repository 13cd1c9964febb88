import { useTranslation } from "react-i18next";
import type { RoundRecord } from "#app/domain/round/round-page.server.ts";
import { DestroyedAnswers } from "#app/routes/rounds/destroyed-answers.tsx";

type RoundRecordLinesProps = { readonly record: RoundRecord | null };

/** Under the heading of results, also when printed: the diary number, and that the answers are gone where they are. */
export function RoundRecordLines({ record }: RoundRecordLinesProps) {
  const { t } = useTranslation();
  if (record === null) return null;
  return (
    <>
      {record.diaryNumber !== null && (
        <p className="quiet">
          {t("rounds.facts.diaryNumber")}: {record.diaryNumber}
        </p>
      )}
      <DestroyedAnswers destruction={record.destruction} />
    </>
  );
}
