import { useTranslation } from "react-i18next";
import type { LevelRow } from "#app/domain/results/level-rows.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import "./level-track.css";

/** What is drawn of a level. */
export type TrackedLevel = Pick<LevelRow, "interval" | "earlier"> & {
  readonly level: number;
  readonly place: number;
};

type LevelTrackProps = {
  readonly row: TrackedLevel;
  readonly max: number;
  readonly target: number | null;
  readonly earlier: RoundName | null;
};

/**
 * A level on its scale, with interval, target and last year's. Places are attributes of the drawing: the page's
 * security policy allows no style attributes.
 */
export function LevelTrack({ row, max, target, earlier }: LevelTrackProps) {
  const at = placeOn(max);
  const { interval, earlier: was } = row;
  return (
    <svg
      className="level-track"
      height="32"
      role="img"
      aria-label={useDescription(row, max, target, earlier)}
    >
      <TrackLine max={max} y={16} />
      {interval && (
        <rect
          x={at(interval[0])}
          width={at(interval[1] - interval[0])}
          y="12"
          height="8"
          rx="4"
          className="track-interval"
        />
      )}
      {target !== null && (
        <line x1={at(target)} x2={at(target)} y1="3" y2="29" className="track-target-line" />
      )}
      {was && <circle cx={at(was.place)} cy="16" r="5" className="track-was" />}
      <circle cx={at(row.place)} cy="16" r="7" className="track-now" />
    </svg>
  );
}

/** Where levels are on a scale, as parts of its width. */
export function placeOn(max: number): (level: number) => string {
  return (level) => `${((level / max) * 100).toFixed(2)}%`;
}

/** The steps of a scale, lowest first. */
export function stepsOf(max: number): readonly number[] {
  return Array.from({ length: max + 1 }, (_, step) => step);
}

/** A scale's line with its steps, `y` pixels down in its drawing. */
export function TrackLine({ max, y }: { readonly max: number; readonly y: number }) {
  const at = placeOn(max);
  return (
    <>
      <line x1="0" x2="100%" y1={y} y2={y} className="track-line" />
      {stepsOf(max).map((step) => (
        <line key={step} x1={at(step)} x2={at(step)} y1={y - 5} y2={y + 5} className="track-tick" />
      ))}
    </>
  );
}

function useDescription(
  { level, interval, earlier: was }: TrackedLevel,
  max: number,
  target: number | null,
  earlier: RoundName | null,
): string {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return [
    t("results.track.level", { level: format.level(level), max }),
    ...(interval ? [t("results.track.interval", { interval: format.levels(interval[0], interval[1]) })] : []),
    ...(was && earlier
      ? [t("results.track.earlier", { round: earlier.label, level: format.level(was.level) })]
      : []),
    ...(target === null ? [] : [t("results.track.target", { level: format.target(target) })]),
  ].join(", ");
}
