import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownLevel } from "#app/domain/scoring/level.ts";
import { type DotRow, dotPlot, dotsOf } from "./dot-plot.ts";
import { heatmap } from "./heatmap.ts";
import { type AnsweredDepartment, aGroup, aMeasuredRound, namesOf, resultsOf, someRound } from "./testing.ts";

const year = aMeasuredRound(2026);

/** The plot of a round with departments, on levels 0–5 in the areas A and B. */
async function plotOf(...departments: readonly AnsweredDepartment[]) {
  return plotOfRound(year, ...departments);
}

async function plotOfRound(round: typeof year, ...departments: readonly AnsweredDepartment[]) {
  const names = namesOf(...departments.map(({ department }) => department));
  return dotPlot(heatmap(await resultsOf(someRound(round, ...departments)), null, names), 5);
}

/** The dots of a row, with their departments' names. */
const dotsIn = (row: DotRow | undefined) =>
  row?.dots.map(({ level, departments }) => [level, departments.map(({ sv }) => sv)]);

describe("the plot of departments as dots", () => {
  it("has every department's level as shown, lowest first, beside the organization's and the target", async () => {
    // 8/3 is 2.667, and is shown as 2.6.
    const plot = await plotOf(aGroup("care", 3, [3, 1], [3, 1], [2, 1]), aGroup("school", 1, [1, 4]));
    expect(plot?.rows).toMatchObject([
      { key: "A", target: 3, organization: 1.8 },
      { key: "B", target: 3, organization: 2.5 },
    ]);
    expect(plot?.rows.map(dotsIn)).toEqual([
      [
        [1, ["school"]],
        [2.6, ["care"]],
      ],
      [
        [1, ["care"]],
        [4, ["school"]],
      ],
    ]);
  });

  it("makes one dot of departments that are shown alike", async () => {
    const plot = await plotOf(
      aGroup("a", 1, [3, 1]),
      aGroup("b", 1, [3, 1]),
      aGroup("c", 3, [3, 2], [3, 2], [3, 1]),
    );
    expect(plot?.rows.map(dotsIn)).toEqual([
      [[3, ["a", "b", "c"]]],
      [
        [1, ["a", "b"]],
        [1.6, ["c"]],
      ],
    ]);
  });

  it("is none where no area has two departments with a level", async () => {
    expect(await plotOf(aGroup("care", 1, [3, 1]))).toBeNull();
    expect(await plotOf(aGroup("care", 1, [3, 1]), aGroup("school", 1))).toBeNull();
    expect(await plotOf(aGroup("care", 1, [3, "refused"]), aGroup("school", 1, ["refused", 2]))).toBeNull();
  });

  it("says how many departments have no dot, and whether others lack some", async () => {
    const both = [aGroup("a", 1, [3, 1]), aGroup("b", 1, [2, 1])];
    expect(await plotOf(...both)).toMatchObject({ unseen: 0, hasGaps: false });
    expect(await plotOf(...both, aGroup("c", 4))).toMatchObject({ unseen: 1, hasGaps: false });
    expect(await plotOf(...both, aGroup("c", 1, ["refused", 4]))).toMatchObject({ unseen: 0, hasGaps: true });
  });

  it("of a confidential round has no dot of a department that is not shown by itself, nor of those together", async () => {
    const five = (level: number) => Array.from({ length: 5 }, () => [level, level] as const);
    const plot = await plotOfRound(
      aMeasuredRound(2026, { confidential: true }),
      aGroup("a", 5, ...five(3)),
      aGroup("b", 5, ...five(4)),
      aGroup("c", 9, [0, 0], [0, 0], [0, 0]),
      aGroup("d", 9, [0, 0], [0, 0], [0, 0]),
    );
    expect(plot?.unseen).toBe(2);
    expect(dotsIn(plot?.rows[0])).toEqual([
      [3, ["a"]],
      [4, ["b"]],
    ]);
    expect(plot?.finding).toMatchObject({ kind: "widest-shared", spread: 1 });
  });
});

describe("the finding on top of it", () => {
  it("names the area where departments lie farthest apart, by levels as shown", async () => {
    const plot = await plotOf(aGroup("a", 1, [1, 2]), aGroup("b", 3, [4, 3], [4, 3], [3, 3]));
    expect(plot?.finding).toEqual({ kind: "widest", dimension: { sv: "A", en: "A" }, low: 1, high: 3.6 });
  });

  it("names all areas that have the widest spread", async () => {
    const plot = await plotOf(aGroup("a", 1, [1, 2]), aGroup("b", 1, [3, 4]));
    expect(plot?.finding).toMatchObject({ dimensions: [{ sv: "A" }, { sv: "B" }], spread: 2 });
  });

  it("passes over areas that one department alone has a level in", async () => {
    const plot = await plotOf(aGroup("a", 1, [1, 2]), aGroup("b", 1, [2, "refused"]));
    expect(plot?.finding).toMatchObject({ kind: "widest", dimension: { sv: "A" } });
  });

  it("says that none differ where none do", async () => {
    const plot = await plotOf(aGroup("a", 1, [1, 2]), aGroup("b", 1, [1, 2]));
    expect(plot?.finding).toEqual({ kind: "alike" });
  });
});

describe("dots on a scale", () => {
  const someLevels = fc.record({
    max: fc.integer({ min: 2, max: 10 }),
    places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
  });
  const levelsIn = ({ max, places }: { readonly max: number; readonly places: readonly number[] }) =>
    places.map((place, index) => ({ name: { sv: `d${index}`, en: `d${index}` }, level: place * max }));

  it("have every department once, at its level as shown", () => {
    fc.assert(
      fc.property(someLevels, (some) => {
        const levels = levelsIn(some);
        const drawn = dotsOf(levels, some.max).flatMap(({ level, departments }) =>
          departments.map(({ sv }) => [sv, level] as const),
        );
        expect(new Map(drawn)).toEqual(
          new Map(levels.map(({ name, level }) => [name.sv, shownLevel(level)])),
        );
        expect(drawn).toHaveLength(levels.length);
      }),
    );
  });

  it("never cover each other in a lane, and lie on the line where there is room", () => {
    fc.assert(
      fc.property(someLevels, (some) => {
        const dots = dotsOf(levelsIn(some), some.max);
        for (const [index, dot] of dots.entries()) {
          const close = dots.slice(0, index).filter(({ level }) => dot.level - level < 0.074 * some.max);
          expect(close.map(({ lane }) => lane)).not.toContain(dot.lane);
          if (close.length === 0) expect(dot.lane).toBe(0);
        }
      }),
    );
  });

  it("need four lanes at most on the scale to 5, however many departments there are", () => {
    const crowded = Array.from({ length: 60 }, (_, index) => index / 20);
    expect(Math.max(...dotsOf(levelsIn({ max: 1, places: crowded }), 5).map(({ lane }) => lane))).toBe(3);
  });
});
