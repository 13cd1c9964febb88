import type { Scale } from "#app/domain/questionnaire/definition.ts";
import { TOLERANCE } from "./tolerance.ts";

/** The level, from the scale's min to its max, that a score (0–100) stands for; not rounded (method § 4). */
export function levelOf(score: number, scale: Scale): number {
  return scale.min + (score * (scale.max - scale.min)) / 100;
}

/** The level as shown: cut, not rounded, to one decimal, so that 2.96 is never taken for 3 (method § 4). */
export function shownLevel(level: number): number {
  return Math.floor((level + TOLERANCE) * 10) / 10;
}

/** The level that is reached in full, 2 for 2.96 (method § 4). */
export function reachedLevel(level: number): number {
  return Math.floor(level + TOLERANCE);
}

/** How many levels are missing to the target: 0 where it is reached, null without target or level (method § 4). */
export function gapTo(target: number | null, level: number | null): number | null {
  if (target === null || level === null) return null;
  const missing = target - level;
  return missing > TOLERANCE ? missing : 0;
}

/** The gap as shown: with one decimal, rounded up, as the level beside it is cut; none only where none is left. */
export function shownGap(gap: number): number {
  // What lies a tolerance below 0 is rounded up to −0, which is written with its sign.
  return Math.ceil((gap - TOLERANCE) * 10) / 10 + 0;
}
