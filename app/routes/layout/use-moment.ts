import { useTranslation } from "react-i18next";
import { formatFor } from "#app/i18n/format.ts";

/** Writes a moment for the reader, in Swedish time: `2026-12-11 17:00`. */
export function useMoment(): (instant: string) => string {
  const { day, time } = formatFor(useTranslation().i18n.language);
  return (instant) => `${day(instant)}\u00a0${time(instant)}`;
}
