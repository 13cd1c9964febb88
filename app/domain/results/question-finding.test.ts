import { describe, expect, it } from "vitest";
import { questionFinding } from "./question-finding.ts";
import type { RowSubject } from "./row-subject.ts";
import type { ShownChange } from "./shown-change.ts";
import { twoAreas } from "./testing.ts";

const { scale } = twoAreas;
const department = (id: string): RowSubject => ({ kind: "department", id, name: { sv: id, en: id } });
const row = (id: string, level: number | null, change: Partial<ShownChange> | null = null) => ({
  subject: department(id),
  level,
  change: change && { subjects: [department(id)], earlierNames: [], change: { ...noChange, ...change } },
});
const noChange: ShownChange = {
  difference: 0,
  interval: [-5, 5],
  detectable: 5,
  verdict: "none",
  word: "none",
  basis: "all",
};

describe("the finding on a question", () => {
  it("says that departments agree where all have reached the same level, and else from where to where", () => {
    expect(questionFinding([row("care", 2.1), row("school", 2.9)], scale)).toEqual([
      { kind: "alike", reached: 2 },
    ]);
    expect(questionFinding([row("care", 2.1), row("school", 3), row("parks", null)], scale)).toEqual([
      {
        kind: "spread",
        low: { subject: department("care"), level: 2.1 },
        high: { subject: department("school"), level: 3 },
      },
    ]);
    expect(questionFinding([row("care", 2.1)], scale)).toEqual([]);
  });

  it("names a change by its verdict, and an uncertain one as that", () => {
    const up = { verdict: "up", word: "established", difference: 20 } as const;
    const unsure = { verdict: "uncertain", word: "uncertain", difference: -15 } as const;
    expect(questionFinding([row("care", 2, up), row("school", 2, unsure)], scale).slice(1)).toEqual([
      { kind: "changed", subjects: [department("care")], direction: "up", word: "established" },
    ]);
    expect(questionFinding([row("care", 2), row("school", 2, unsure)], scale).slice(1)).toEqual([
      { kind: "uncertain", subjects: [department("school")], direction: "down" },
    ]);
    expect(
      questionFinding([row("care", 2), row("school", 2, { ...unsure, difference: -3 })], scale),
    ).toHaveLength(1);
  });

  it("names a split department's parts together, and once", () => {
    const subjects = [department("care"), department("school")];
    const change = { ...noChange, verdict: "up", word: "established", difference: 20 } as const;
    const together = { subjects, earlierNames: [], change };
    const rows = subjects.map((subject) => ({ subject, level: 2, change: together }));
    expect(questionFinding(rows, scale).slice(1)).toEqual([
      { kind: "changed", subjects, direction: "up", word: "established" },
    ]);
  });
});
