import { describe, expect, it } from "vitest";
import type { AgreementWord } from "#app/domain/scoring/agreement.ts";
import { questionFinding } from "./question-finding.ts";
import type { RowSubject } from "./row-subject.ts";
import type { ShownChange } from "./shown-change.ts";
import { twoAreas } from "./testing.ts";

const { scale } = twoAreas;
const department = (id: string): RowSubject => ({ kind: "department", id, name: { sv: id, en: id } });
const row = (id: string, level: number | null, change: Partial<ShownChange> | null = null) => ({
  subject: department(id),
  level,
  agreement: null,
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
  it("says so where all have reached the same level, or all that show one, and else from where to where", () => {
    expect(questionFinding([row("care", 2.1), row("school", 2.9)], scale)).toEqual([
      { kind: "alike", reached: 2, of: "all" },
    ]);
    expect(questionFinding([row("care", 2.1), row("school", 2.9), row("parks", null)], scale)).toEqual([
      { kind: "alike", reached: 2, of: "shown" },
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

  it("ends with the departments whose answers disagree, whatever their levels, and never with the organization", () => {
    const agreement = (word: AgreementWord) => ({ value: 0, word, smallGroup: false });
    const rows = [
      { ...row("care", 2.1), agreement: agreement("divided") },
      { ...row("school", 2.9), agreement: agreement("weak") },
      { ...row("parks", 2.2), agreement: agreement("none") },
      row("culture", 2),
      { ...row("all", 2.3), subject: { kind: "organization" } as const, agreement: agreement("none") },
    ];
    expect(questionFinding(rows, scale)).toEqual([
      { kind: "alike", reached: 2, of: "all" },
      { kind: "disagreement", subjects: [department("care"), department("parks")], of: 3 },
    ]);
    expect(questionFinding(rows.slice(1, 2), scale)).toEqual([]);
  });

  it("names a split department's parts together, and once", () => {
    const subjects = [department("care"), department("school")];
    const change = { ...noChange, verdict: "up", word: "established", difference: 20 } as const;
    const together = { subjects, earlierNames: [], change };
    const rows = subjects.map((subject) => ({ subject, level: 2, change: together, agreement: null }));
    expect(questionFinding(rows, scale).slice(1)).toEqual([
      { kind: "changed", subjects, direction: "up", word: "established" },
    ]);
  });
});
