import { useTranslation } from "react-i18next";
import { formatFor } from "#app/i18n/format.ts";
import { AnswerLines } from "./answer-lines.tsx";
import type { EarlierLevels } from "./use-last-time.ts";

type BesideLevelProps = { readonly question: string; readonly levels: EarlierLevels };

/**
 * Below a question whose level has been chosen: what the department answered last time, and where that differs a line
 * that asks what has changed. There from the beginning, empty, so that what it comes to say is told without hurry.
 */
export function BesideLevel({ question, levels: { beside, untold } }: BesideLevelProps) {
  const { t } = useTranslation();
  const earlier = beside.get(question);
  return (
    <div className="last-time" role={untold.has(question) ? undefined : "status"}>
      {earlier && (
        <>
          <p>
            {t("answer.lastTime.level", { year: earlier.year })}{" "}
            <strong>
              <AnswerLines lines={earlier.lines} />
            </strong>
          </p>
          {earlier.comment !== "" && (
            <p className="last-time-comment">
              {t("answer.lastTime.comment")} <q>{earlier.comment}</q>
            </p>
          )}
          {earlier.differs && <p>{t("answer.lastTime.whatHasChanged")}</p>}
        </>
      )}
    </div>
  );
}

/** That nothing can stand beside the levels, since what was answered last time has been destroyed. */
export function LastTimeDestroyed({ destroyed }: Pick<EarlierLevels, "destroyed">) {
  const { t, i18n } = useTranslation();
  return (
    <div role="status">
      {destroyed && (
        <p className="quiet">
          {t("answer.lastTime.destroyed", {
            year: destroyed.year,
            day: formatFor(i18n.language).day(destroyed.at),
          })}
        </p>
      )}
    </div>
  );
}
