import { shownLevel } from "#app/domain/scoring/level.ts";
import { extremes, type SharedLevel } from "./extremes.ts";
import type { YearLines } from "./years.ts";

/** What lines over the years show, in levels as they are shown: facts alone, since a change has its verdict elsewhere. */
export type YearsFinding =
  /** The organization's level in the last year, and in the first that compares with it; null: there is none. */
  | { readonly kind: "course"; readonly first: YearLevel | null; readonly last: YearLevel }
  /** Which areas lie lowest and highest in the last year; those of the same level together. */
  | {
      readonly kind: "areas";
      readonly year: string;
      readonly lowest: SharedLevel;
      readonly highest: SharedLevel;
    };

type YearLevel = { readonly year: string; readonly level: number };

/** The title of lines over the years; null where there is nothing to say of them. */
export function yearsFinding({
  rows,
  names,
  breaks,
}: Pick<YearLines, "rows" | "names" | "breaks">): YearsFinding | null {
  const whole = rows.find(({ name }) => name === null);
  if (whole === undefined) return areasFinding({ rows, names });
  const levels = names.flatMap(({ label }, year): readonly (YearLevel & { readonly at: number })[] => {
    const level = whole.levels[year] ?? null;
    return level === null ? [] : [{ at: year, year: label, level: shownLevel(level) }];
  });
  const last = levels.at(-1);
  if (last === undefined) return null;
  const since = Math.max(0, ...breaks.map(({ before }) => before));
  const first = levels.find(({ at }) => at >= since && at < last.at);
  const told = ({ year, level }: YearLevel): YearLevel => ({ year, level });
  return { kind: "course", first: first === undefined ? null : told(first), last: told(last) };
}

function areasFinding({ rows, names }: Pick<YearLines, "rows" | "names">): YearsFinding | null {
  const year = names.findLastIndex((_, index) => rows.some(({ levels }) => (levels[index] ?? null) !== null));
  const levels = rows.flatMap(({ name, levels }) => {
    const level = levels[year] ?? null;
    return name === null || level === null ? [] : [{ title: name, level: shownLevel(level) }];
  });
  const ends = extremes(levels);
  if (ends === null || ends.lowest.level === ends.highest.level) return null;
  return { kind: "areas", year: names[year]?.label ?? "", ...ends };
}
