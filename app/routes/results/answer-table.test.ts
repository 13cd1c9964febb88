import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { answerScheme } from "#app/domain/results/answer-scheme.ts";
import type { QuestionRow } from "#app/domain/results/question-view.ts";
import { aQuestion, choice, matrix } from "#app/domain/scoring/testing.ts";
import en from "#app/i18n/en.ts";
import { i18nextOptions } from "#app/i18n/language.ts";
import sv from "#app/i18n/sv.ts";
import { answerTable } from "./answer-table.ts";

const i18next = createInstance();
await i18next.init({
  ...i18nextOptions,
  resources: { sv: { translation: sv }, en: { translation: en } },
});

const speech = { t: i18next.getFixedT("sv"), language: "sv", whole: "Kommunen", threshold: 5 };

const care: QuestionRow = {
  key: "care",
  subject: { kind: "department", id: "care", name: { sv: "Omsorg", en: "Care" } },
  n: 3,
  dontKnow: 1,
  notApplicable: 0,
  unanswered: 2,
  level: 3.39,
  missing: null,
  interval: [2.19, 4.5],
  counts: [[1, 2]],
  agreement: null,
  change: null,
};

const hidden: QuestionRow = {
  ...care,
  key: "all",
  subject: { kind: "organization" },
  n: null,
  dontKnow: null,
  notApplicable: null,
  unanswered: null,
  level: null,
  missing: "suppressed",
  interval: null,
  counts: null,
};

describe("the table of a question's answers", () => {
  const oneOf = answerScheme(aQuestion("q", choice(["no", 0], ["yes", 100])));

  it("counts each option, in the order of the bars, and says what stands beside it as it is shown", () => {
    const { columns, rows } = answerTable({ scheme: oneOf, rows: [care] }, speech);
    expect(columns.slice(0, 4)).toEqual(["Förvaltning", "no", "yes", "Svar med poäng"]);
    expect(rows).toEqual([["Omsorg", "1", "2", "3", "1", "0", "2", "3,3", "2,1–4,5", ""]]);
    expect(columns).toHaveLength(rows[0]?.length ?? 0);
  });

  it("has no figure of a group that is not shown, but the reason", () => {
    const { rows } = answerTable({ scheme: oneOf, rows: [hidden] }, speech);
    expect(rows).toEqual([["Kommunen", "", "", "", "", "", "", "färre än 5 svar", "", ""]]);
  });

  it("has a row for each row of a question that has rows", () => {
    const scheme = answerScheme(aQuestion("q", matrix(["r1", "r2"], [1, 0], [2, 100])));
    const counts = [
      [0, 3],
      [2, 1],
    ];
    const { columns, rows } = answerTable({ scheme, rows: [{ ...care, counts }] }, speech);
    expect(columns[1]).toBe("Delfråga");
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ["Omsorg", "r1", "0", "3"],
      ["Omsorg", "r2", "2", "1"],
    ]);
  });
});
