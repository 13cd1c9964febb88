import { describe, expect, it } from "vitest";
import type { YearLines, YearRow } from "./years.ts";
import { yearsFinding } from "./years-finding.ts";

const text = (name: string) => ({ sv: name, en: name });
const row = (name: string | null, ...levels: (number | null)[]): YearRow => ({
  name: name === null ? null : text(name),
  levels,
  intervals: levels.map(() => null),
  target: null,
});
const findingOf = (rows: readonly YearRow[], breaks: YearLines["breaks"] = []) =>
  yearsFinding({
    rows,
    breaks,
    names: ["2024", "2025", "2026"].map((label) => ({ slug: label, label, state: "published" })),
  });

describe("the title of lines over the years", () => {
  it("tells the organization's first and last level, cut as they are shown", () => {
    expect(findingOf([row(null, 1.79, 2, 2.96), row("care", 4, 4, 4)])).toEqual({
      kind: "course",
      first: { year: "2024", level: 1.7 },
      last: { year: "2026", level: 2.9 },
    });
  });

  it("goes no further back than years compare, and over years without a level", () => {
    const lines = [row(null, 1, 2, 3)];
    const broken = [{ before: 1, reason: "other-version" }] as const;
    expect(findingOf(lines, broken)).toMatchObject({ first: { year: "2025" } });
    expect(findingOf(lines, [{ before: 2, reason: "other-version" }])).toMatchObject({ first: null });
    expect(findingOf([row(null, 1, null, null)])).toEqual({
      kind: "course",
      first: null,
      last: { year: "2024", level: 1 },
    });
    expect(findingOf([row(null, null, null, null), row("care", 1, 1, 1)])).toBeNull();
  });

  it("tells which areas lie lowest and highest in the last year that has levels", () => {
    expect(findingOf([row("a", 5, 1.04, null), row("b", 0, 1, null), row("c", 1, 3, null)])).toEqual({
      kind: "areas",
      year: "2025",
      lowest: { areas: [text("a"), text("b")], level: 1 },
      highest: { areas: [text("c")], level: 3 },
    });
    expect(findingOf([row("a", 1, 1, 1), row("b", 2, 2, 1)])).toBeNull();
    expect(findingOf([row("a", null, null, null)])).toBeNull();
  });
});
