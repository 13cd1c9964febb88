import { useTranslation } from "react-i18next";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import "./level-track.css";

type LevelKeyProps = {
  readonly round: RoundName;
  /** The round of the hollow marks; null: there are none. */
  readonly earlier: RoundName | null;
  /** The target of all rows, or `own` where each has its own; null: there is none. */
  readonly target: number | "own" | null;
  readonly hasIntervals: boolean;
};

/** What the marks on the scales mean; their words stand at each for those who do not see them. */
export function LevelKey({ round, earlier, target, hasIntervals }: LevelKeyProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <ul className="level-key" aria-hidden="true">
      <li>
        <svg width="18" height="18" aria-hidden="true" focusable="false">
          <circle cx="9" cy="9" r="7" className="track-now" />
        </svg>
        {round.label}
      </li>
      {earlier && (
        <li>
          <svg width="18" height="18" aria-hidden="true" focusable="false">
            <circle cx="9" cy="9" r="5" className="track-was" />
          </svg>
          {earlier.label}
        </li>
      )}
      {hasIntervals && (
        <li>
          <svg width="24" height="18" aria-hidden="true" focusable="false">
            <rect y="5" width="24" height="8" rx="4" className="track-interval" />
          </svg>
          {t("results.levels.interval")}
        </li>
      )}
      {target !== null && (
        <li>
          <svg width="6" height="18" aria-hidden="true" focusable="false">
            <rect x="1" width="3" height="18" className="track-target" />
          </svg>
          {target === "own"
            ? t("chart.target")
            : t("results.levels.target", { level: format.target(target) })}
        </li>
      )}
    </ul>
  );
}
