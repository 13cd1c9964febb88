/** Levels over the years, as a chart draws them; all texts are in the reader's language. */
export type LevelChart = {
  /** What the chart is about, where there are several. */
  readonly title: string | null;
  /** The places on the axis, oldest first. */
  readonly years: readonly ChartYear[];
  readonly lines: readonly LevelLine[];
  /** The target level with its name, such as "mål 3"; null: none. */
  readonly target: { readonly level: number; readonly label: string } | null;
  /** Before which places lines are broken, and the word for why. */
  readonly breaks: readonly { readonly before: number; readonly label: string }[];
  /** The scale's highest level; the lowest is 0. */
  readonly max: number;
};

export type ChartYear = {
  readonly label: string;
  /** What is special about its figures, such as "preliminärt". */
  readonly note: string | null;
};

export type LevelLine = {
  readonly name: string;
  /** One a year, not rounded; null where there is none. */
  readonly levels: readonly (number | null)[];
  /** The 95 % interval of each year's level, in levels; null where there is none. */
  readonly bands?: readonly (LevelInterval | null)[];
};

export type LevelInterval = readonly [low: number, high: number];

/** More bands than these cover each other until none can be read: then each year has a whisker instead. */
export const mostBands = 3;

/** Years side by side whose intervals join to one band; with `to` the same as `from` it is a whisker. */
export type BandStretch = { readonly from: number; readonly to: number };

/** How the intervals of a line are drawn: as bands, broken where lines are, and as whiskers where a year has no neighbour. */
export function bandStretches(chart: LevelChart, line: LevelLine): readonly BandStretch[] {
  const bands = line.bands ?? [];
  const withBands = chart.lines.filter((other) => other.bands?.some((band) => band !== null));
  const joins = withBands.length <= mostBands;
  const stretches: BandStretch[] = [];
  for (const [index, band] of bands.entries()) {
    if (band === null) continue;
    const last = stretches.at(-1);
    const broken = chart.breaks.some(({ before }) => before === index);
    if (joins && !broken && last?.to === index - 1) {
      stretches[stretches.length - 1] = { from: last.from, to: index };
    } else {
      stretches.push({ from: index, to: index });
    }
  }
  return stretches;
}

/** Whether there is anything to draw: an empty frame would look like a fault. */
export function hasLevels({ lines }: Pick<LevelChart, "lines">): boolean {
  return lines.some((line) => lastPoint(line) !== null);
}

/** A line's last point: where its direct label points. */
export function lastPoint({ levels }: LevelLine): { readonly index: number; readonly level: number } | null {
  const index = levels.findLastIndex((level) => level !== null);
  const level = levels[index];
  return level === undefined || level === null ? null : { index, level };
}

/**
 * What stands where a line ends: its name and last level. One that ended before the last year says when, so that it is
 * not taken for a level of the last.
 */
export function endLabel(
  chart: LevelChart,
  line: LevelLine,
  level: (value: number) => string,
): string | null {
  const end = lastPoint(line);
  if (end === null) return null;
  const when = end.index === chart.years.length - 1 ? "" : ` (${chart.years[end.index]?.label})`;
  return `${line.name} ${level(end.level)}${when}`;
}

/**
 * Moves labels apart that would cover each other, as little as needed, and keeps them inside.
 *
 * @param labels where each wants its middle, and how high it is; in pixels, in any order
 * @returns the middle of each, in the same order; they overlap only where there is not enough room for all
 */
export function spreadLabels(
  labels: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = labels.map((_, index) => index).sort((a, b) => (labels[a]?.y ?? 0) - (labels[b]?.y ?? 0));
  const middles = labels.map(({ y }) => y);
  const place = (sequence: readonly number[], edge: number, direction: 1 | -1): void => {
    let limit = edge;
    for (const index of sequence) {
      const height = labels[index]?.height ?? 0;
      const nearest = limit + (direction * height) / 2;
      const wanted = middles[index] ?? nearest;
      const middle = direction === 1 ? Math.max(wanted, nearest) : Math.min(wanted, nearest);
      middles[index] = middle;
      limit = middle + (direction * height) / 2;
    }
  };
  place(order, top, 1);
  place([...order].reverse(), bottom, -1);
  return middles;
}

/** Breaks a name into at most two rows at a space, after a hyphen or at a soft one, as even as can be. */
export function labelRows(name: string, widthOf: (text: string) => number, width: number): readonly string[] {
  if (widthOf(plain(name)) <= width) return [plain(name)];
  const breaks = [...name.matchAll(/[\s\u00ad-]+/gu)].map(({ index, 0: gap }) => index + gap.length);
  const rows = breaks.map((at) => [firstRow(name.slice(0, at)), plain(name.slice(at))] as const);
  const longest = ([a, b]: readonly [string, string]) => Math.max(widthOf(a), widthOf(b));
  const [best] = [...rows].sort((a, b) => longest(a) - longest(b));
  return best ?? [plain(name)];
}

/** A canvas draws soft hyphens as it pleases, so only those where a row ends become hyphens. */
function plain(text: string): string {
  return text.replaceAll("\u00ad", "");
}

function firstRow(text: string): string {
  return text.endsWith("\u00ad") ? `${plain(text)}-` : plain(text).trim();
}
