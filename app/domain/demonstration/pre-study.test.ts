import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { readPreStudy } from "./pre-study.ts";

const preStudy = readPreStudy(readJson("./pre-study-2020.json"));
const reading = readQuestionnaire(readJson("../../../surveys/digital-governance/2026.json"));
if (!reading.ok) throw new Error("The standard questionnaire is faulty.");
const { questionnaire } = reading;
const { entries } = preStudy.assessment;

describe("the pre-study of 2020", () => {
  it("names only questions of the standard questionnaire", () => {
    const names = new Set(questionnaire.questions.map(({ name }) => name));
    const named = [...entries, ...preStudy.recommendations2014, ...preStudy.conclusions2020].flatMap(
      ({ questions }) => questions,
    );
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it("puts each finding in the dimension of the questions that it bears on", () => {
    const dimensionOf = new Map(questionnaire.questions.map(({ name, dimension }) => [name, dimension]));
    for (const { key, dimension, questions } of entries) {
      expect([key, ...questions.map((name) => dimensionOf.get(name))]).toEqual([
        key,
        ...questions.map(() => dimension),
      ]);
    }
  });

  it("gives no level without its reasoning, and none beyond the scale", () => {
    for (const { reasoning, level } of entries) {
      expect(reasoning.sv.length).toBeGreaterThan(20);
      expect(reasoning.en.length).toBeGreaterThan(20);
      if (level !== null) expect(level).toBeLessThanOrEqual(questionnaire.scale.max);
    }
  });

  it("gives each finding a key of its own and a department that there is", () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    const departments = new Set(preStudy.departments.map(({ key }) => key));
    expect(entries.filter(({ department }) => department !== null && !departments.has(department))).toEqual(
      [],
    );
  });

  it.each([
    ["steering", ["bredband", "löneadministration", "välfärdsteknik, 2020–2025", "Politiken bör sätta mål"]],
    ["guidelines", ["systemförvaltning från 2018", "it-upphandling från 2018", "ses över"]],
    [
      "responsibility",
      [
        "tydligt dokumenterat",
        "inte längre det kommunen behöver",
        "läser uppdraget olika",
        "behöriga beställare",
      ],
    ],
    [
      "organisation",
      [
        "i uppdrag att stödja",
        "ingen att diskutera tekniska lösningar",
        "det de hinner",
        "förbundets uppdrag",
      ],
    ],
    ["strategist", ["tre it-strateger", "Ingen är kvar", "rekryterar en egen strateg"]],
    [
      "ordering",
      ["systemägare och systemförvaltare", "systemförvaltarnas ansvar", "registret", "upphandlar"],
    ],
    [
      "services",
      [
        "e-tjänster",
        "digitala lås",
        "skolan",
        "löneöversyn",
        "underskrift och digitala avtal i bolagen",
        "möten",
      ],
    ],
  ])("has what was found of %s", (dimension, phrases) => {
    const found = entries.filter((entry) => entry.dimension === dimension).map(({ finding }) => finding.sv);
    for (const phrase of phrases) expect(found.join("\n")).toContain(phrase);
  });

  it("has the three recommendations of 2014 and the five conclusions, to be answered by 30 April 2021", () => {
    expect(preStudy.recommendations2014.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(preStudy.conclusions2020.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(preStudy.answerBy).toBe("2021-04-30");
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}
