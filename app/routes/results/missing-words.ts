import type { TFunction } from "i18next";
import type { Missing } from "#app/domain/results/level-rows.ts";
import { formatFor } from "#app/i18n/format.ts";

/**
 * Why there is no level.
 *
 * @param threshold k of a confidential round; null in office
 */
export function missingWords(missing: Missing | null, threshold: number | null, t: TFunction): string {
  return t(`results.missing.${missing ?? "too-few-answers"}`, { k: threshold });
}

/** A level as it is shown, or why there is none. */
export function levelOrReason(
  { level, missing }: { readonly level: number | null; readonly missing: Missing | null },
  threshold: number | null,
  { t, language }: { readonly t: TFunction; readonly language: string },
): string {
  return level === null ? missingWords(missing, threshold, t) : formatFor(language).level(level);
}
