import { useTranslation } from "react-i18next";
import type { LevelRow } from "#app/domain/results/level-rows.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import "./level-track.css";

type KeyedRow = Pick<LevelRow, "level" | "interval">;

type LevelKeyProps = {
  /** The levels on the scales. */
  readonly rows: readonly KeyedRow[];
  readonly round: RoundName;
  /** The round of the hollow marks; null: there are none. */
  readonly earlier: RoundName | null;
  /** The target of all rows, or `own` where each has its own; null: there is none. */
  readonly target: number | "own" | null;
};

/** Whether a level has an interval: where everyone answered, none has. */
export function hasIntervals(rows: readonly KeyedRow[]): boolean {
  return rows.some(({ interval }) => interval !== null);
}

/** What the marks on the scales mean, where there are any; their words stand at each for those who do not see them. */
export function LevelKey({ rows, round, earlier, target }: LevelKeyProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (rows.every(({ level }) => level === null)) return null;
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
      {hasIntervals(rows) && (
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
