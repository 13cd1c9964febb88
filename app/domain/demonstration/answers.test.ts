import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswers } from "#app/domain/questionnaire/answers.ts";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { DONT_KNOW, type RespondentRole, respondentRoles } from "#app/domain/questionnaire/definition.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { scoreResponse } from "#app/domain/scoring/response.ts";
import { type DepartmentProfile, drawPersona, makeAnswers } from "./answers.ts";
import { madeUpDepartments } from "./exempelkoping-departments.ts";
import { seededRandom } from "./random.ts";

const file = new URL("../../../surveys/digital-governance/2026.json", import.meta.url);
const reading = readQuestionnaire(JSON.parse(readFileSync(file, "utf8")));
if (!reading.ok) throw new Error("The standard questionnaire is faulty.");
const { questionnaire } = reading;
const asked = { questionnaire, rules: compileConditions(questionnaire) };

const anyone = fc.record({
  department: fc.constantFrom(...madeUpDepartments.map(({ profile }) => profile)),
  role: fc.constantFrom(...respondentRoles),
  year: fc.constantFrom(2024, 2025, 2026),
  seed: fc.string(),
});

describe("made-up answers", () => {
  it("are such as the questionnaire takes, and only to what is asked", () => {
    fc.assert(
      fc.property(anyone, ({ department, role, year, seed }) => {
        const answers = answersOf(department, role, year, seed);
        expect(checkAnswers(questionnaire, answers)).toEqual({ accepted: answers, refused: [] });
        const context = { department: { kind: department.kind }, respondent: { role } };
        const visible: ReadonlySet<string> = visibleQuestions(asked.rules, answers, context);
        expect(Object.keys(answers).filter((name) => !visible.has(name))).toEqual([]);
      }),
    );
  });

  it("are the same for the same seed, and others for another", () => {
    fc.assert(
      fc.property(anyone, ({ department, role, year, seed }) => {
        const answers = answersOf(department, role, year, seed);
        expect(answersOf(department, role, year, seed)).toEqual(answers);
        expect(answersOf(department, role, year, `${seed}.`)).not.toEqual(answers);
      }),
    );
  });

  it("rise and fall with the department's level", () => {
    const [profile] = madeUpDepartments.map((department) => department.profile);
    if (!profile) throw new Error("There are departments.");
    const at = (level: number): DepartmentProfile => ({
      ...profile,
      levels: Object.fromEntries(questionnaire.dimensions.map(({ key }) => [key, { 2025: level }])),
    });
    const scores = [1, 2, 3, 4].map((level) => meanOverall(at(level)));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scores[3] ?? 0).toBeGreaterThan((scores[0] ?? 0) + 40);
  });

  it("say don't know more often where staff answer than where managers do", () => {
    expect(shareOfDontKnow("staff")).toBeGreaterThan(2 * shareOfDontKnow("management"));
    expect(shareOfDontKnow("staff")).toBeLessThan(0.25);
  });
});

function answersOf(department: DepartmentProfile, role: RespondentRole, year: number, seed: string) {
  const random = seededRandom(seed);
  return makeAnswers(asked, { department, persona: drawPersona(role, random), year }, random);
}

function meanOverall(department: DepartmentProfile): number {
  const scores = Array.from({ length: 60 }, (_, index) => {
    const answers = answersOf(department, "specialist", 2025, `respondent ${index}`);
    const context = { department: { kind: department.kind }, respondent: { role: "specialist" as const } };
    return scoreResponse(questionnaire, answers, visibleQuestions(asked.rules, answers, context)).overall
      .score;
  });
  return scores.reduce<number>((sum, score) => sum + (score ?? 0), 0) / scores.length;
}

function shareOfDontKnow(role: RespondentRole): number {
  const values = madeUpDepartments.flatMap(({ profile }) =>
    Array.from({ length: 50 }, (_, index) =>
      Object.values(answersOf(profile, role, 2025, `${index}`)),
    ).flat(),
  );
  const unknown = values.filter((value) => (Array.isArray(value) ? value[0] : value) === DONT_KNOW);
  return unknown.length / values.length;
}
