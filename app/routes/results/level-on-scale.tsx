import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LevelRow } from "#app/domain/results/level-rows.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { LevelTrack } from "./level-track.tsx";
import { missingWords } from "./missing-words.ts";

type LevelOnScaleProps = {
  readonly row: Pick<LevelRow, "level" | "place" | "missing" | "interval" | "earlier">;
  readonly max: number;
  readonly target: number | null;
  readonly earlier: RoundName | null;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
  /** What is said of the level, where there is one. */
  readonly children: ReactNode;
};

/** A level, where it stands on its scale and what is said of it; or why there is none. */
export function LevelOnScale({ row, max, target, earlier, threshold, children }: LevelOnScaleProps) {
  const { t, i18n } = useTranslation();
  const { level, place, missing } = row;
  if (level === null || place === null) {
    return <p className="question-missing quiet">{missingWords(missing, threshold, t)}</p>;
  }
  return (
    <>
      <p className="level-value">
        {formatFor(i18n.language).level(level)} <small>{t("results.levels.of", { max })}</small>
      </p>
      <LevelTrack row={{ ...row, level, place }} max={max} target={target} earlier={earlier} />
      {children}
    </>
  );
}

/** How much is missing to the target; nothing where there is none. */
export function GapWords({ gap }: { readonly gap: number | null }) {
  const { t, i18n } = useTranslation();
  if (gap === null) return null;
  return (
    <span className="quiet">
      {gap === 0
        ? t("resultDetails.profile.reached")
        : t("resultDetails.profile.gapOf", { gap: formatFor(i18n.language).gap(gap) })}
    </span>
  );
}
