import { useTranslation } from "react-i18next";
import type { RoundStage } from "#app/domain/round/lifecycle.ts";
import type { RoundLife } from "#app/domain/round/round-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import "./life-line.css";

const steps = ["draft", "open", "closed", "fact-check", "published"] as const;
type Step = (typeof steps)[number];

/** Where on the line a stage is: a scheduled round is no draft any more, and not open yet. */
const positions: Readonly<Record<RoundStage, number>> = {
  draft: 0,
  scheduled: 0.5,
  open: 1,
  closed: 2,
  "fact-check": 3,
  published: 4,
};

/** A round's life from draft to publication, with where it is now. */
export function LifeLine({ stage, life }: { readonly stage: RoundStage; readonly life: RoundLife }) {
  const { t } = useTranslation();
  const wordsOf = useStepWords(life);
  const position = positions[stage];
  return (
    <ol className="life-line" aria-label={t("rounds.life.label")}>
      {steps.map((step, index) => {
        const state = index < position ? "done" : index === position ? "current" : "coming";
        return (
          <li key={step} className={`life-${state}`} {...(state === "current" && { "aria-current": "step" })}>
            <span className="life-step">{t(`rounds.life.${step}`)}</span>
            <span className="life-words">{wordsOf(step, state)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function useStepWords(life: RoundLife): (step: Step, state: "done" | "current" | "coming") => string {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  const moment = useMoment();
  const inDays = useDaysInWords();
  return (step, state) => {
    switch (step) {
      case "draft":
        return life.releasedAt === null
          ? t("rounds.life.preparing")
          : t("rounds.life.released", { day: day(life.releasedAt) });
      case "open":
        if (state === "coming")
          return t("rounds.life.opens", { time: moment(life.opensAt), days: inDays(life.opensInDays) });
        if (state === "done") return t("rounds.life.opened", { day: day(life.opensAt) });
        return life.isInGrace
          ? t("rounds.life.grace", { time: moment(life.graceEndsAt) })
          : t("rounds.life.closes", { time: moment(life.closesAt), days: inDays(life.closesInDays) });
      case "closed":
        return state === "coming"
          ? t("rounds.life.counted")
          : t("rounds.life.closedOn", { day: day(life.closesAt) });
      case "fact-check":
        return life.factCheckAt === null
          ? t("rounds.life.heads")
          : t("rounds.life.checkedSince", { day: day(life.factCheckAt) });
      case "published":
        return life.publishedAt === null
          ? t("rounds.life.readers")
          : t("rounds.life.publishedOn", { day: day(life.publishedAt) });
    }
  };
}

function useDaysInWords(): (days: number) => string {
  const { t } = useTranslation();
  return (days) => {
    if (days < 0) return t("rounds.life.past");
    if (days === 0) return t("rounds.life.today");
    return days === 1 ? t("rounds.life.tomorrow") : t("rounds.life.ahead", { n: days });
  };
}
