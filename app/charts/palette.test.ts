import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { frameColors, levelShades, lineStyles } from "./palette.ts";

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

describe("the lines of a chart", () => {
  it.each(lineStyles)(
    "stand out from white by at least 4.5 to 1, as the names in their colours must: $color",
    ({ color }) => {
      expect(contrast(color, frameColors.ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(Object.keys(eyes))("keep their colours apart for %s eyes", (kind) => {
    const eye = eyes[kind];
    if (eye === undefined) throw new Error(`No such eyes: ${kind}`);
    const seen = lineStyles.map(({ color }) => seenBy(eye, color));
    for (const [index, a] of seen.entries()) {
      for (const b of seen.slice(index + 1)) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(20);
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

describe("the shades of levels", () => {
  it("are those of the style sheet", () => {
    const css = readFileSync(new URL("../ui/base.css", import.meta.url), "utf8");
    const declared = levelShades.map(
      (_, level) => css.match(new RegExp(`--level-${level}: (#[0-9a-f]{6});`))?.[1],
    );
    expect(declared).toEqual(levelShades.map(({ shade }) => shade));
  });

  it.each(levelShades)("let what is written on them be read, by 4.5 to 1: $shade", ({ shade, text }) => {
    expect(contrast(shade, text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(eyes))("grow darker step by step for %s eyes, each apart from the next", (kind) => {
    const eye = eyes[kind];
    if (eye === undefined) throw new Error(`No such eyes: ${kind}`);
    const lightness = levelShades.map(({ shade }) => seenBy(eye, shade)[0]);
    for (const [index, own] of lightness.slice(1).entries()) {
      expect((lightness[index] ?? 0) - own).toBeGreaterThan(3);
    }
  });
});
