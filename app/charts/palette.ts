/** How one line is told from the others: never by colour alone. */
export type LineStyle = {
  /** At least 4.5:1 against white, since names are written in it, and apart from the others for the colour-blind. */
  readonly color: string;
  /** Lengths of strokes and gaps in pixels; empty: a whole line. */
  readonly dash: readonly number[];
  readonly point: "circle" | "rect" | "triangle" | "rectRot" | "crossRot";
  readonly width: number;
};

/** The whole's line, and then its parts': a chart has at most as many lines as there are styles. */
export const lineStyles: readonly [LineStyle, ...LineStyle[]] = [
  { color: "#1f2a30", dash: [], point: "circle", width: 3.5 },
  { color: "#1d4ed8", dash: [8, 4], point: "rect", width: 2 },
  { color: "#c2410c", dash: [2, 3], point: "triangle", width: 2 },
  { color: "#0b7a4b", dash: [12, 3, 2, 3], point: "rectRot", width: 2 },
  { color: "#86198f", dash: [5, 5], point: "crossRot", width: 2 },
];

/** The style of a chart's line by its place; the whole comes first. */
export function lineStyle(index: number): LineStyle {
  return lineStyles[index % lineStyles.length] ?? lineStyles[0];
}

/** What stands around the lines. A canvas knows no style sheet: the target's brown is that of `base.css`. */
export const frameColors = {
  text: "#1f2a30",
  quiet: "#56615f",
  grid: "#e6eae9",
  target: "#8a5a00",
  break: "#6d7a78",
  ground: "#ffffff",
} as const;

/**
 * How much of a line's colour its intervals have: their bands so little that line and target are seen through as many as
 * may lie on each other, and their edges so much that they stand out from white.
 */
export const intervalOpacity = { band: 0.1, edge: 0.7 } as const;
