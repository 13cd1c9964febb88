import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** An area with its level as it is shown. */
export type AreaLevel = { readonly title: LocalizedText; readonly level: number };

/** A level as it is shown, with every area that shows it. */
export type SharedLevel = { readonly areas: readonly LocalizedText[]; readonly level: number };

/** The lowest and the highest level, the same where all show one; null of none. */
export function extremes(
  levels: readonly AreaLevel[],
): { readonly lowest: SharedLevel; readonly highest: SharedLevel } | null {
  if (levels.length === 0) return null;
  const shared = (level: number): SharedLevel => ({
    areas: levels.filter((one) => one.level === level).map(({ title }) => title),
    level,
  });
  const all = levels.map(({ level }) => level);
  return { lowest: shared(Math.min(...all)), highest: shared(Math.max(...all)) };
}
