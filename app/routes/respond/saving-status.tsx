import { useTranslation } from "react-i18next";
import { isProblemData } from "#app/domain/problem.ts";
import { formatFor } from "#app/i18n/format.ts";
import type { QueueView } from "./answer-queue.ts";
import { goToUnkept } from "./unkept-answers.tsx";

type SavingStatusProps = {
  readonly view: QueueView;
  /** Whether there are any answers. */
  readonly anything: boolean;
  /** Whether the person is on the way to the review, and waits for the answers to be saved. */
  readonly leaving: boolean;
};

/** Where the answers are, always in words. What lasts a moment only is not read out. */
export function SavingStatus({ view, anything, leaving }: SavingStatusProps) {
  const { t, i18n } = useTranslation();
  const { state, keeping } = view;
  const unkept = view.unkept.length;
  const well = state.kind === "saved" && unkept === 0;
  return (
    <div className={`saving saving-${well || state.kind !== "saved" ? state.kind : "waiting"}`}>
      {well && (state.at !== null || anything) && <Tick />}
      <p role="status" aria-busy={state.kind === "saving"}>
        {words()}
        {leaving && state.kind !== "saving" && ` ${t("answer.saving.beforeReview")}`}
      </p>
      {unkept > 0 && (
        <button className="link-button" type="button" onClick={goToUnkept}>
          {t("answer.saving.toUnkept")}
        </button>
      )}
    </div>
  );

  function words(): string {
    switch (state.kind) {
      case "saving":
        return t("answer.saving.saving");
      case "waiting":
        return `${t(`answer.saving.${state.why}`)} – ${count(state.count)}`;
      case "stopped": {
        const code = isProblemData(state) ? state.code : "unexpected";
        const stopped = t("answer.saving.stopped", { reason: t(`problem.${code}.title`) });
        return state.count === 0 ? stopped : `${stopped} – ${count(state.count)}`;
      }
      case "saved": {
        if (unkept > 0) return t("answer.saving.unkept", { count: unkept });
        if (state.at === null) return anything ? t("answer.saving.kept") : t("answer.saving.nothing");
        const time = formatFor(i18n.language).time(new Date(state.at).toISOString());
        return t("answer.saving.saved", { time });
      }
    }
  }

  function count(waiting: number): string {
    return t(keeping === "device" ? "answer.saving.onDevice" : "answer.saving.onPage", { count: waiting });
  }
}

function Tick() {
  return (
    <svg className="saving-tick" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8.5" />
      <path d="M6 10.4 L 8.8 13.2 L 14 7.4" />
    </svg>
  );
}
