import { useTranslation } from "react-i18next";
import { isProblemData } from "#app/domain/problem.ts";
import { formatFor } from "#app/i18n/format.ts";
import type { SavingState } from "./answer-queue.ts";

type SavingStatusProps = {
  readonly state: SavingState;
  /** How many answers the server did not keep. */
  readonly unkept: number;
  /** Whether there are any answers. */
  readonly anything: boolean;
};

/** Where the answers are, always in words. */
export function SavingStatus({ state, unkept, anything }: SavingStatusProps) {
  const { t, i18n } = useTranslation();
  const well = state.kind === "saved" && unkept === 0;
  return (
    <p className={`saving saving-${well || state.kind !== "saved" ? state.kind : "waiting"}`} role="status">
      {well && (state.at !== null || anything) && <Tick />}
      <span>{words()}</span>
    </p>
  );

  function words(): string {
    switch (state.kind) {
      case "saving":
        return t("answer.saving.saving");
      case "waiting":
        return t("answer.saving.waiting");
      case "stopped": {
        const code = isProblemData(state) ? state.code : "unexpected";
        return t("answer.saving.stopped", { reason: t(`problem.${code}.title`) });
      }
      case "saved": {
        if (unkept > 0) return t("answer.saving.unkept", { count: unkept });
        if (state.at === null) return anything ? t("answer.saving.kept") : t("answer.saving.nothing");
        const time = formatFor(i18n.language).time(new Date(state.at).toISOString());
        return t("answer.saving.saved", { time });
      }
    }
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
