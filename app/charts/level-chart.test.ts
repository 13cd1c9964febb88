import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bandStretches,
  endLabel,
  hasLevels,
  type LevelChart,
  type LevelLine,
  labelRows,
  lastPoint,
  spreadLabels,
} from "./level-chart.ts";

describe("labels at the ends of lines", () => {
  it("stand where their lines end when there is room", () => {
    expect(
      spreadLabels(
        [
          { y: 80, height: 20 },
          { y: 20, height: 20 },
        ],
        0,
        200,
      ),
    ).toEqual([80, 20]);
  });

  it("keep their order and do not cover each other as long as they fit", () => {
    const label = fc.record({
      y: fc.integer({ min: 0, max: 300 }),
      height: fc.integer({ min: 10, max: 40 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(label, { maxLength: 5, selector: ({ y }) => y }), (labels) => {
        const middles = spreadLabels(labels, 0, 300);
        const placed = labels
          .map((wanted, index) => ({ ...wanted, middle: middles[index] ?? Number.NaN }))
          .sort((a, b) => a.y - b.y);
        let edge = 0;
        for (const { middle, height } of placed) {
          expect(middle - height / 2).toBeGreaterThanOrEqual(edge - 1e-9);
          edge = middle + height / 2;
        }
        expect(edge).toBeLessThanOrEqual(300 + 1e-9);
      }),
    );
  });

  it("break a long name into two rows where it may be broken", () => {
    const width = (text: string) => text.length;
    expect(labelRows("Kommunala bolag", width, 20)).toEqual(["Kommunala bolag"]);
    expect(labelRows("Barn- och utbildningsförvaltningen", width, 25)).toEqual([
      "Barn- och",
      "utbildningsförvaltningen",
    ]);
    expect(labelRows("Kommunstyrelseförvaltningen", width, 20)).toEqual(["Kommunstyrelseförvaltningen"]);
    expect(labelRows("Kommunstyrelse\u00adförvaltningen", width, 20)).toEqual([
      "Kommunstyrelse-",
      "förvaltningen",
    ]);
    expect(labelRows("Kommunala\u00adbolag", width, 20)).toEqual(["Kommunalabolag"]);
  });

  it("say the last level, and of which year where it is not the last one's", () => {
    const chart: LevelChart = {
      title: null,
      years: [
        { label: "2025", note: null },
        { label: "2026", note: null },
      ],
      lines: [],
      target: null,
      breaks: [],
      max: 5,
    };
    const label = (...levels: readonly (number | null)[]) =>
      endLabel(chart, { name: "Skolan", levels }, (level) => level.toFixed(1));
    expect(label(1, 2)).toBe("Skolan 2.0");
    expect(label(1, null)).toBe("Skolan 1.0 (2025)");
    expect(label(null, null)).toBeNull();
  });

  it("point at the last year that a line has", () => {
    expect(lastPoint({ name: "A", levels: [1, 2, null] })).toEqual({ index: 1, level: 2 });
    expect(lastPoint({ name: "A", levels: [null, null] })).toBeNull();
  });
});

describe("intervals over the years", () => {
  const band = [1, 2] as const;
  const line: LevelLine = { name: "Skolan", levels: [1.5, 1.5, 1.5, 1.5], bands: [band, band, band, band] };
  const chartOf = (lines: readonly LevelLine[], before: readonly number[] = []): LevelChart => ({
    title: null,
    years: ["2023", "2024", "2025", "2026"].map((label) => ({ label, note: null })),
    lines,
    target: null,
    breaks: before.map((place) => ({ before: place, label: "ändrad" })),
    max: 5,
  });

  it("join to one band, broken where lines are", () => {
    expect(bandStretches(chartOf([line]), line)).toEqual([{ from: 0, to: 3 }]);
    expect(bandStretches(chartOf([line], [2]), line)).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ]);
  });

  it("are whiskers where a year has no neighbour", () => {
    const gap = { ...line, bands: [band, null, band, band] };
    expect(bandStretches(chartOf([gap], [3]), gap)).toEqual([
      { from: 0, to: 0 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ]);
  });

  it("are bands for three lines and whiskers for four, whatever lines there are without", () => {
    const bare = { name: "Hela", levels: [1, 1, 1, 1] };
    expect(bandStretches(chartOf([bare, line, line, line]), line)).toHaveLength(1);
    expect(bandStretches(chartOf([line, line, line, line]), line)).toHaveLength(4);
    expect(bandStretches(chartOf([bare]), bare)).toEqual([]);
  });

  it("are not all that it takes: without a level there is nothing to draw", () => {
    expect(hasLevels(chartOf([]))).toBe(false);
    expect(hasLevels(chartOf([{ name: "A", levels: [null, null] }]))).toBe(false);
    expect(hasLevels(chartOf([{ name: "A", levels: [null, 0] }]))).toBe(true);
  });
});
