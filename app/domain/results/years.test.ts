import { describe, expect, it } from "vitest";
import type { RoundResults } from "./round-results.ts";
import { aGroup, aMeasuredRound, departmentId, namesOf, resultsOf, someRound } from "./testing.ts";
import { type Year, yearsOf } from "./years.ts";

const names = namesOf("care", "school", "both", "c", "d", "e", "f");
const year = (label: string, results: RoundResults | null): Year => ({
  name: { slug: label, label, state: results ? "published" : "awaiting-close" },
  results,
});
const merger = ["care", "school"].map((name) => ({
  predecessorId: departmentId(name),
  successorId: departmentId("both"),
}));

const someResults = (...round: Parameters<typeof someRound>) => resultsOf(someRound(...round));

const first = await someResults(aMeasuredRound(2024), aGroup("care", 1, [1, 1]), aGroup("school", 1, [3, 3]));
const last = await someResults(aMeasuredRound(2026), aGroup("both", 2, [4, 2], [4, 2]));

describe("the levels over the years", () => {
  it("follow a department back through a merger, and leave a gap for what is not shown", () => {
    const { rows, names: columns } = yearsOf(
      [year("2024", first), year("2025", null), year("2026", last)],
      last,
      "departments",
      merger,
      names,
    );
    expect(columns.map(({ label }) => label)).toEqual(["2024", "2025", "2026"]);
    expect(rows).toMatchObject([
      { name: null, levels: [2, null, 3] },
      { name: { sv: "both" }, levels: [2, null, 3] },
    ]);
  });

  it("begin where a department began", () => {
    const { rows } = yearsOf([year("2024", first), year("2026", last)], last, "departments", [], names);
    expect(rows[1]?.levels).toEqual([null, 3]);
  });

  it("follow a department of an earlier round into what it became", () => {
    const [split] = yearsOf(
      [year("2024", first), year("2026", last)],
      first,
      "departments",
      merger,
      names,
    ).rows.filter(({ name }) => name?.sv === "care");
    // "both" is care and school together, so it is no later level of care alone.
    expect(split?.levels).toEqual([1, null]);
  });

  it("of areas are the organization's, each area in a chart of its own", () => {
    const { charts } = yearsOf([year("2026", last)], last, "dimensions", [], names);
    expect(charts).toMatchObject([
      { subject: { sv: "A" }, target: 3, lines: [{ name: null, levels: [4] }] },
      { subject: { sv: "B" }, target: 3, lines: [{ name: null, levels: [2] }] },
    ]);
  });

  it("stand in one chart up to five lines, and in a chart a department beyond that", async () => {
    const groups = ["care", "school", "c", "d"].map((name) => aGroup(name, 1, [1, 1]));
    const charts = async (...results: Parameters<typeof someResults>) => {
      const chosen = await someResults(...results);
      return yearsOf([year("2026", chosen)], chosen, "departments", [], names).charts;
    };
    expect((await charts(aMeasuredRound(2026), ...groups)).map(({ lines }) => lines.length)).toEqual([5]);
    const five = [...groups, aGroup("e", 1, [1, 1])];
    expect((await charts(aMeasuredRound(2026), ...five)).map(({ lines }) => lines.length)).toEqual([
      2, 2, 2, 2, 2,
    ]);
  });

  it("has no line, nor a chart, for a department without a level in any year", async () => {
    const chartsOf = async (...groups: readonly ReturnType<typeof aGroup>[]) => {
      const chosen = await someResults(aMeasuredRound(2026), ...groups);
      const { charts, rows } = yearsOf([year("2026", chosen)], chosen, "departments", [], names);
      expect(rows, "the table has them all").toHaveLength(groups.length + 1);
      return charts.map(({ lines }) => lines.map(({ name }) => name?.sv ?? "all"));
    };
    const answered = ["care", "school", "c", "d"].map((name) => aGroup(name, 1, [1, 1]));
    const silent = ["e", "f"].map((name) => aGroup(name, 1));
    expect(await chartsOf(...silent)).toEqual([["all"]]);
    expect(await chartsOf(...answered, ...silent)).toEqual([["all", "care", "school", "c", "d"]]);
    const six = [...answered, aGroup("both", 1, [1, 1]), ...silent];
    expect(await chartsOf(...six)).toEqual(["care", "school", "c", "d", "both"].map((name) => ["all", name]));
  });

  it("of the only department are the organization's own, unless it had another course", () => {
    const linesOver = (...years: readonly Year[]) =>
      yearsOf(years, last, "departments", [], names).charts.map(({ lines }) => lines.length);
    expect(linesOver(year("2026", last))).toEqual([1]);
    expect(linesOver(year("2024", first), year("2026", last))).toEqual([2]);
  });

  it("break where the questionnaire changed, also across a year that is not shown", () => {
    const breaksTo = (changed: Partial<RoundResults["questionnaire"]>) => {
      const chosen = { ...last, questionnaire: { ...last.questionnaire, ...changed } };
      const years = [year("2024", first), year("2025", null), year("2026", chosen)];
      return yearsOf(years, chosen, "departments", [], names).breaks;
    };
    expect(breaksTo({})).toEqual([]);
    expect(breaksTo({ id: "another" })).toEqual([{ before: 2, reason: "other-questionnaire" }]);
    expect(breaksTo({ version: "2027" })).toEqual([{ before: 2, reason: "other-version" }]);
  });

  it("have a gap where a department that merged was not shown", async () => {
    const five = new Array<readonly [number, number]>(5).fill([2, 2]);
    const confidential = await someResults(
      aMeasuredRound(2025, { confidential: true }),
      aGroup("care", 9, ...five),
      aGroup("school", 9, [3, 3]),
    );
    const years = [year("2025", confidential), year("2026", last)];
    expect(yearsOf(years, last, "departments", merger, names).rows).toMatchObject([
      { name: null, levels: [2, 3] },
      { name: { sv: "both" }, levels: [null, 3] },
    ]);
  });
});
