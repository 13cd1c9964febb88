import { describe, expect, it } from "vitest";
import { heatmap } from "./heatmap.ts";
import { aGroup, aMeasuredRound, compared, namesOf, resultsOf, someRound } from "./testing.ts";

const names = namesOf("care", "school");

describe("the heatmap", () => {
  const before = someRound(aMeasuredRound(2025), aGroup("care", 2, [2, 5], [2, 5]));
  const results = someRound(
    aMeasuredRound(2026),
    aGroup("care", 2, [3, 2], [3, "refused"]),
    aGroup("school", 4),
  );

  it("says level, shade, target and a change that holds in each cell", async () => {
    const { later, comparison } = await compared(before, results);
    const [care] = heatmap(later, comparison, names).rows;
    expect(care?.cells).toEqual([
      { kind: "level", level: 3, shade: 3, underTarget: false, change: "up" },
      { kind: "level", level: 2, shade: 2, underTarget: true, change: "down" },
    ]);
  });

  it("says why there is no level", async () => {
    const [, school] = heatmap(await resultsOf(results), null, names).rows;
    expect(school?.cells[0]).toEqual({ kind: "missing", reason: "no-responses" });
    const unconcerned = someRound(aMeasuredRound(2026), aGroup("care", 1, [3, "refused"]));
    expect(heatmap(await resultsOf(unconcerned), null, names).rows[0]?.cells[1]).toEqual({
      kind: "missing",
      reason: "does-not-apply",
    });
  });

  it("ends with the organization, of those departments that have a level", async () => {
    const { rows } = heatmap(await resultsOf(results), null, names);
    expect(rows.at(-1)).toMatchObject({
      subject: { kind: "organization" },
      cells: [{ level: 3 }, { level: 2 }],
    });
  });

  it("of a confidential round pools small departments, and cuts its levels", async () => {
    const round = someRound(
      aMeasuredRound(2026, { confidential: true }),
      aGroup("care", 9, [3, 1], [3, 1], [3, 1], [3, 1], [3, 2], [3, 2]),
      aGroup("school", 9, [1, 1], [1, 1]),
      aGroup("c", 9, [1, 1], [1, 1], [1, 1]),
    );
    const { rows } = heatmap(await resultsOf(round), null, namesOf("care", "school", "c"));
    const suppressed = { kind: "missing", reason: "suppressed" };
    expect(rows).toMatchObject([
      // 8/6 is 1.333…
      { subject: { name: { sv: "care" } }, cells: [{ level: 3 }, { level: 1.3, underTarget: true }] },
      { subject: { name: { sv: "school" } }, cells: [suppressed, suppressed] },
      { subject: { name: { sv: "c" } }, cells: [suppressed, suppressed] },
      { subject: { kind: "others" }, cells: [{ level: 1 }, { level: 1 }] },
      // The others weigh as the two departments that they are: (3 + 1 + 1)/3 is 1.667.
      { subject: { kind: "organization" }, cells: [{ level: 1.6 }, { level: 1.1 }] },
    ]);
  });
});
