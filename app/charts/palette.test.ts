import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mostBands } from "./level-chart.ts";
import { frameColors, intervalOpacity, lineStyles } from "./palette.ts";

type Rgb = readonly [number, number, number];

/** Linear light, 0–1, from `#rrggbb`. */
function linear(color: string): Rgb {
  const part = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2's contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How colours look without one kind of cone (Machado, Oliveira & Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  trichromatic: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65). */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seenBy(eye: readonly [Rgb, Rgb, Rgb], color: string): Rgb {
  const light = linear(color);
  const row = (weights: Rgb) =>
    Math.min(
      1,
      Math.max(
        0,
        weights.reduce((sum, weight, index) => sum + weight * (light[index] ?? 0), 0),
      ),
    );
  return lab([row(eye[0]), row(eye[1]), row(eye[2])]);
}

/** A colour laid thinly on another, as a canvas does it. */
function laidOn(ground: string, color: string, opacity: number): string {
  const part = (start: number): string => {
    const [top, below] = [color, ground].map((one) => Number.parseInt(one.slice(start, start + 2), 16));
    const mixed = Math.round((top ?? 0) * opacity + (below ?? 0) * (1 - opacity));
    return mixed.toString(16).padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** How far apart two colours look (CIE 1976); 2.3 is just seen. */
function distance(eye: readonly [Rgb, Rgb, Rgb], one: string, other: string): number {
  const [a, b] = [seenBy(eye, one), seenBy(eye, other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe("the lines of a chart", () => {
  it.each(lineStyles)(
    "stand out from white by at least 4.5 to 1, as the names in their colours must: $color",
    ({ color }) => {
      expect(contrast(color, frameColors.ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(Object.entries(eyes))("keep their colours apart for %s eyes", (_, eye) => {
    for (const [index, { color }] of lineStyles.entries()) {
      for (const other of lineStyles.slice(index + 1)) {
        expect(distance(eye, color, other.color)).toBeGreaterThan(20);
      }
    }
  });

  it("are told apart without colour too", () => {
    expect(new Set(lineStyles.map(({ point }) => point)).size).toBe(lineStyles.length);
    expect(new Set(lineStyles.map(({ dash }) => dash.join(" "))).size).toBe(lineStyles.length);
  });
});

it("writes what stands around the lines with a contrast of 4.5 to 1", () => {
  for (const color of [frameColors.text, frameColors.quiet, frameColors.target]) {
    expect(contrast(color, frameColors.ground)).toBeGreaterThanOrEqual(4.5);
  }
});

describe("the intervals of lines", () => {
  const { ground, target } = frameColors;
  const edges = lineStyles.map(({ color }) => laidOn(ground, color, intervalOpacity.edge));

  it.each(edges)("have edges that stand out from white by 3 to 1: %s", (edge) => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
  });

  it("let lines and target stand out by 3 to 1, however many bands they lie on", () => {
    const darkest = lineStyles
      .map(({ color }) => color)
      .sort((a, b) => contrast(b, ground) - contrast(a, ground))
      .slice(0, mostBands)
      .reduce((below, color) => laidOn(below, color, intervalOpacity.band), ground as string);
    for (const color of [target, ...lineStyles.map((line) => line.color)]) {
      expect(contrast(color, darkest)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.entries(eyes))("are seen by %s eyes, each edge apart from the others", (_, eye) => {
    for (const { color } of lineStyles) {
      expect(distance(eye, laidOn(ground, color, intervalOpacity.band), ground)).toBeGreaterThan(5);
    }
    for (const [index, edge] of edges.entries()) {
      for (const other of edges.slice(index + 1)) expect(distance(eye, edge, other)).toBeGreaterThan(10);
    }
  });
});

const styleSheet = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The value of a custom property; one that is not declared is a fault. */
function declared(css: string, property: string): string {
  const value = css.match(new RegExp(`${property}: (#[0-9a-f]{6});`))?.[1];
  if (value === undefined) throw new Error(`No style sheet says what ${property} is.`);
  return value;
}

it("draws the target in the colour that it has on the rest of the page", () => {
  expect(frameColors.target).toBe(declared(styleSheet("../ui/base.css"), "--target"));
});

describe("the shades of levels", () => {
  const base = styleSheet("../ui/base.css");
  const ink = declared(styleSheet("../ui/theme/mognad.css"), "--ds-color-neutral-text-default");
  const shades = Array.from({ length: 6 }, (_, level) => declared(base, `--level-${level}`));

  it.each(["../routes/results/heatmap-section.css", "../routes/followup/assessment.css"])(
    "let what is written on them be read, by 4.5 to 1, in %s",
    (path) => {
      const css = styleSheet(path);
      for (const [level, shade] of shades.entries()) {
        const rule = css.match(new RegExp(`\\{([^}]*background: var\\(--level-${level}\\)[^}]*)\\}`))?.[1];
        expect(rule).toBeDefined();
        const text = /[\s;]color: #fff;/.test(rule ?? "") ? "#ffffff" : ink;
        expect(contrast(shade, text)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(Object.entries(eyes))(
    "grow darker step by step for %s eyes, each apart from the next",
    (_, eye) => {
      const lightness = shades.map((shade) => seenBy(eye, shade)[0]);
      for (const [index, own] of lightness.slice(1).entries()) {
        expect((lightness[index] ?? 0) - own).toBeGreaterThan(3);
      }
    },
  );
});
