import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endLabel, type LevelChart, labelRows, lastPoint, spreadLabels } from "./level-chart.ts";

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
