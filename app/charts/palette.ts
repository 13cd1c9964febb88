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

/** What stands around the lines. The target's brown is the same as on the rest of the page. */
export const frameColors = {
  text: "#1f2a30",
  quiet: "#56615f",
  grid: "#e6eae9",
  target: "#8a5a00",
  break: "#6d7a78",
  ground: "#ffffff",
} as const;

/** The shades of levels, lowest first, with the colour of what is written on each; `base.css` has the same. */
export const levelShades = [
  { shade: "#eef1f1", text: "#1f2a30" },
  { shade: "#d8e8ea", text: "#1f2a30" },
  { shade: "#a9cfd5", text: "#1f2a30" },
  { shade: "#7db5bf", text: "#1f2a30" },
  { shade: "#1f7383", text: "#ffffff" },
  { shade: "#0b5261", text: "#ffffff" },
] as const;
