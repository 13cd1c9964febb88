import { describe, expect, it } from "vitest";
import { compareRounds } from "./comparison.ts";
import { heatmap, shadeOf } from "./heatmap.ts";
import { aGroup, aMeasuredRound, namesOf, someResults } from "./testing.ts";

const names = namesOf("care", "school");

describe("the heatmap", () => {
  const before = someResults(aMeasuredRound(2025), aGroup("care", 2, [2, 5], [2, 5]));
  const results = someResults(
    aMeasuredRound(2026),
    aGroup("care", 2, [3, 2], [3, "refused"]),
    aGroup("school", 4),
  );

  it("says level, shade, target and a change that holds in each cell", () => {
    const [care] = heatmap(results, compareRounds(before, results, []), names).rows;
    expect(care?.cells).toEqual([
      { kind: "level", level: 3, shade: 3, underTarget: false, change: "up" },
      { kind: "level", level: 2, shade: 2, underTarget: true, change: "down" },
    ]);
  });

  it("says why there is no level", () => {
    const [, school] = heatmap(results, null, names).rows;
    expect(school?.cells[0]).toEqual({ kind: "missing", reason: "no-responses" });
    const unconcerned = someResults(aMeasuredRound(2026), aGroup("care", 1, [3, "refused"]));
    expect(heatmap(unconcerned, null, names).rows[0]?.cells[1]).toEqual({
      kind: "missing",
      reason: "does-not-apply",
    });
  });

  it("ends with the organization, of those departments that have a level", () => {
    const { rows } = heatmap(results, null, names);
    expect(rows.at(-1)).toMatchObject({ name: null, cells: [{ level: 3 }, { level: 2 }] });
  });
});

it("shades by the level reached, on a scale with other steps as far up", () => {
  const scale = (max: number) => ({ min: 0 as const, max, levels: [] });
  expect(shadeOf(2.96, scale(5))).toBe(2);
  expect(shadeOf(5, scale(5))).toBe(5);
  expect(shadeOf(2, scale(4))).toBe(2);
  expect(shadeOf(4, scale(4))).toBe(5);
});
