import type { DimensionKey, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { shownLevel } from "#app/domain/scoring/level.ts";
import type { Heatmap } from "./heatmap.ts";

/** The departments' levels in every area as dots on the scale, from the figures of the heatmap alone. */
export type DotPlot = {
  readonly finding: SpreadFinding;
  readonly rows: readonly DotRow[];
  /** How many departments have no level in any area, and so no dot. */
  readonly unseen: number;
  /** Whether a department has a level in some areas and none in others. */
  readonly hasGaps: boolean;
};

export type DotRow = {
  readonly key: DimensionKey;
  readonly title: LocalizedText;
  readonly target: number | null;
  /** The organization's level as shown, or null. */
  readonly organization: number | null;
  /** Lowest first; none where no department has a level. */
  readonly dots: readonly Dot[];
};

/** Every department of one level as shown: what the reader sees as equal is one dot. */
export type Dot = {
  readonly level: number;
  readonly departments: readonly [LocalizedText, ...LocalizedText[]];
  /** How many dots it lies above the line, 0 on it, so that it covers no other. */
  readonly lane: number;
};

/** What the levels as shown say of how far departments lie from each other. */
export type SpreadFinding =
  /** One area has the widest spread. */
  | {
      readonly kind: "widest";
      readonly dimension: LocalizedText;
      readonly low: number;
      readonly high: number;
    }
  /** Several have it alike. */
  | {
      readonly kind: "widest-shared";
      readonly dimensions: readonly LocalizedText[];
      /** Between the lowest and the highest, in levels. */
      readonly spread: number;
    }
  /** In no area do any two departments differ. */
  | { readonly kind: "alike" };

/** The part of the scale that a dot needs for itself where the drawing is narrowest. */
const dotWidth = 0.075;

/**
 * The departments of a heatmap as dots; null where no area has two of them, since there is nothing to compare. The
 * other departments together are no department, and have no dot.
 *
 * @param max the scale's highest level
 */
export function dotPlot({ dimensions, rows }: Heatmap, max: number): DotPlot | null {
  const departments = rows.flatMap(({ subject, cells }) =>
    subject.kind === "department"
      ? [{ name: subject.name, levels: cells.map((cell) => (cell.kind === "level" ? cell.level : null)) }]
      : [],
  );
  const whole = rows.find(({ subject }) => subject.kind === "organization");
  const dotRows = dimensions.map(({ key, title, target }, column): DotRow => {
    const cell = whole?.cells[column];
    const levels = departments.flatMap(({ name, levels }) => {
      const level = levels[column] ?? null;
      return level === null ? [] : [{ name, level }];
    });
    return {
      key,
      title,
      target,
      organization: cell?.kind === "level" ? shownLevel(cell.level) : null,
      dots: dotsOf(levels, max),
    };
  });
  const finding = spreadFinding(dotRows);
  if (finding === null) return null;
  const seen = departments.filter(({ levels }) => levels.some((level) => level !== null));
  return {
    finding,
    rows: dotRows,
    unseen: departments.length - seen.length,
    hasGaps: seen.some(({ levels }) => levels.includes(null)),
  };
}

/**
 * Levels as dots, lowest first: those that are shown alike share one, and one that would cover another lies above it.
 *
 * @param max the scale's highest level
 */
export function dotsOf(
  levels: readonly { readonly name: LocalizedText; readonly level: number }[],
  max: number,
): readonly Dot[] {
  /** Where the last dot of each lane lies. */
  const ends: number[] = [];
  const room = Math.ceil(dotWidth * max * 10);
  const shown = levels.map(({ name, level }) => ({ name, level: shownLevel(level) }));
  return [...new Set(shown.map(({ level }) => level))]
    .sort((a, b) => a - b)
    .flatMap((level): readonly Dot[] => {
      const [first, ...others] = shown.filter((one) => one.level === level).map(({ name }) => name);
      if (first === undefined) return [];
      const free = ends.findIndex((end) => tenths(level - end) >= room);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = level;
      return [{ level, departments: [first, ...others], lane }];
    });
}

/** The widest spread between departments; null where no area has two of them. */
function spreadFinding(rows: readonly DotRow[]): SpreadFinding | null {
  const spreads = rows.flatMap(({ title, dots }) => {
    const [low, high] = [dots[0], dots.at(-1)];
    if (low === undefined || high === undefined) return [];
    if (low === high && low.departments.length === 1) return [];
    return [{ title, low: low.level, high: high.level, spread: tenths(high.level - low.level) }];
  });
  const most = Math.max(...spreads.map(({ spread }) => spread));
  const [widest, ...alike] = spreads.filter(({ spread }) => spread === most);
  if (widest === undefined) return null;
  if (most === 0) return { kind: "alike" };
  return alike.length === 0
    ? { kind: "widest", dimension: widest.title, low: widest.low, high: widest.high }
    : {
        kind: "widest-shared",
        dimensions: [widest, ...alike].map(({ title }) => title),
        spread: most / 10,
      };
}

/** Levels as shown have one decimal: in whole tenths their differences are exact. */
function tenths(levels: number): number {
  return Math.round(levels * 10);
}
