import { describe, expect, it } from "vitest";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { nextOrder, orderedRows, parseOrder } from "./heatmap-order.ts";
import { aGroup, aMeasuredRound, namesOf, resultsOf, someRound } from "./testing.ts";

const names = namesOf("care", "school", "parks");
const results = await resultsOf(
  someRound(
    aMeasuredRound(2026),
    aGroup("care", 1, [3, 1]),
    aGroup("school", 1, ["refused", 2]),
    aGroup("parks", 1, [1, 5]),
  ),
);
const map = heatmap(results, null, names);
const order = (text: string | null) => subjects(orderedRows(map, parseOrder(text, map)));
const subjects = (rows: Heatmap["rows"]) =>
  rows.map(({ subject }) => (subject.kind === "department" ? subject.id : subject.kind));

describe("the rows of the heatmap", () => {
  it("stand in the organization's order where nothing else is asked for", () => {
    expect(order(null)).toEqual(["care", "school", "parks", "organization"]);
    expect(order("weather")).toEqual(["care", "school", "parks", "organization"]);
  });

  it("stand by an area, lowest or highest first, those without a level behind, and the whole last", () => {
    expect(order("A")).toEqual(["parks", "care", "school", "organization"]);
    expect(order("-A")).toEqual(["care", "parks", "school", "organization"]);
    expect(order("-B")).toEqual(["parks", "school", "care", "organization"]);
  });

  it("go from lowest first to highest first to their own order", () => {
    const texts = ["B"];
    for (let step = 0; step < 2; step += 1) {
      const next = nextOrder(parseOrder(texts.at(-1) ?? null, map), "B");
      if (next !== null) texts.push(next);
    }
    expect(texts).toEqual(["B", "-B"]);
    expect(nextOrder(parseOrder("-B", map), "A")).toBe("A");
  });
});
