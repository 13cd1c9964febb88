import { describe, expect, it } from "vitest";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { aQuestionnaireFile } from "#app/domain/questionnaire/testing.ts";
import { answerSheet, countAnswered } from "./answer-sheet.ts";
import { choiceLabel } from "./choice-label.ts";
import { formIn } from "./form.ts";
import { nextArea, progressOf } from "./progress.ts";
import { receiptCode, receiptCodeBytes } from "./receipt-code.ts";

function questionnaireOf(file: object) {
  const reading = readQuestionnaire(file);
  if (!reading.ok) throw new Error("the test's questionnaire has faults");
  return reading.questionnaire;
}

const file = aQuestionnaireFile();
const questionnaire = questionnaireOf(file);
const visible = visibleQuestions(
  compileConditions(questionnaire),
  { strategy: 3 },
  {
    department: { kind: "technical" },
    respondent: { role: "staff" },
  },
);

describe("the form of a questionnaire", () => {
  const form = formIn("en", file, questionnaire);

  it("speaks one language and says nothing of scores and conditions", () => {
    const text = JSON.stringify(form.definition);
    expect(text).toContain("What level 2 looks like");
    for (const word of ["(sv)", "visibleIf", "scores", "thresholds", "maturity", "source"]) {
      expect(text).not.toContain(word);
    }
  });

  it("names the areas and what is asked in them, those inside panels too", () => {
    const panelled = structuredClone(file);
    const pages = [{ elements: [{ type: "panel", elements: [...questions(file)] }] }];
    const { areas } = formIn("sv", { ...panelled, pages }, questionnaire);
    expect(areas.map(({ name }) => name)).toEqual(["page1"]);
    expect(areas[0]?.questions.map(({ name }) => name)).toEqual(
      questionnaire.questions.map(({ name }) => name),
    );
  });

  it("shows a level with its number, and other choices by their text", () => {
    expect(choiceLabel({ value: 2, text: "Begun" })).toBe("2 – Begun");
    expect(choiceLabel({ value: 2, text: "2" })).toBe("2");
    expect(choiceLabel({ value: "web", text: "Web" })).toBe("Web");
  });

  it("has what was written beside a question next to its answer, comment first", () => {
    const written = {
      "strategy#evidence": "KS 2026/12",
      "strategy#comment": "Adopted",
      "remarks#comment": "none",
    };
    const [entry] = answerSheet(form.areas, visible, written).flatMap(({ entries }) => entries);
    expect(entry).toMatchObject({
      name: "strategy",
      answer: null,
      notes: [
        { note: "comment", words: "Adopted" },
        { note: "evidence", words: "KS 2026/12" },
      ],
    });
  });

  it("puts every kind of answer into words", () => {
    const sheet = answerSheet(form.areas, visible, {
      strategy: "dontknow",
      owner: "unit",
      budget: true,
      channels: ["web", "visit"],
      habits: { plan: 2, follow: "refused" },
      projects: 4,
    });
    const lines = Object.fromEntries(
      sheet.flatMap(({ entries }) => entries).map(({ name, answer }) => [name, answer]),
    );
    expect(lines).toEqual({
      strategy: [{ kind: "dont-know" }],
      owner: [{ kind: "words", words: "Choice unit" }],
      trust: null,
      budget: [{ kind: "yes" }],
      channels: [
        { kind: "words", words: "Choice web" },
        { kind: "words", words: "Choice visit" },
      ],
      habits: [
        { kind: "row", row: "Choice plan", value: { kind: "words", words: "2 – Choice 2" } },
        { kind: "row", row: "Choice follow", value: { kind: "does-not-apply" } },
      ],
      projects: [{ kind: "words", words: "4" }],
      remarks: null,
    });
    expect(countAnswered(sheet.flatMap(({ entries }) => entries))).toEqual({ answered: 6, asked: 7 });
  });
});

describe("progress", () => {
  const { areas } = formIn("sv", file, questionnaire);
  const all = {
    strategy: 3,
    owner: "unit",
    trust: 1,
    budget: false,
    channels: ["web"],
    habits: { plan: 1 },
    projects: 0,
  };

  it("goes from not begun over begun to done, which optional questions do not keep it from", () => {
    expect(progressOf(areas, visible, {})).toMatchObject([{ state: "not-begun", answered: 0, asked: 7 }]);
    expect(progressOf(areas, visible, { remarks: "a" })).toMatchObject([{ state: "begun", answered: 0 }]);
    expect(progressOf(areas, visible, all)).toMatchObject([{ state: "done", answered: 7 }]);
  });

  it("leaves out an area of which nothing is asked", () => {
    expect(progressOf(areas, new Set(), all)).toEqual([]);
  });

  it("goes on in the first area that is not done", () => {
    const area = (name: string, state: "done" | "begun") => ({
      name,
      title: name,
      state,
      answered: 1,
      asked: 2,
    });
    expect(nextArea([area("one", "done"), area("two", "begun")])).toBe("two");
    expect(nextArea([area("one", "done"), area("two", "done")])).toBe("one");
  });
});

describe("a receipt's code", () => {
  it("is grouped to be read aloud, and uses every byte", () => {
    expect(receiptCode(new Uint8Array(receiptCodeBytes))).toBe("00000-00000-00000-00000-00000");
    const code = receiptCode(Uint8Array.from({ length: receiptCodeBytes }, (_, index) => index * 7));
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(code).size).toBeGreaterThan(15);
  });
});

function questions(of: Record<string, unknown>): unknown[] {
  const [page] = of["pages"] as { elements: unknown[] }[]; // as the builder makes it
  return page?.elements ?? [];
}
