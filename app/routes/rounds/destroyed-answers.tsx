import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { Destruction } from "#app/domain/round/round.ts";
import { formatFor } from "#app/i18n/format.ts";

type DestroyedAnswersProps = { readonly destruction: Pick<Destruction, "begunAt" | "reference"> | null };

/** That a round's answers are gone, since when, and by which decision; nothing where they are kept. */
export function DestroyedAnswers({ destruction }: DestroyedAnswersProps) {
  const { t, i18n } = useTranslation();
  if (destruction === null) return null;
  const { begunAt, reference } = destruction;
  return (
    <Alert data-color="info" className="after-head">
      {t("records.destruction.notice", { day: formatFor(i18n.language).day(begunAt), reference })}
    </Alert>
  );
}
