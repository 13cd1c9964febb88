import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkQuestionnaire } from "./check.ts";
import { compileConditions, visibleQuestions } from "./conditions.ts";
import { departmentKinds, isScored, respondentRoles } from "./definition.ts";
import { readQuestionnaire } from "./read.ts";

function load(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

const files = readdirSync("surveys", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json"))
  .map((name) => join("surveys", name));

describe("the questionnaires that come with Mognad", () => {
  it.each(files)("have no fault: %s", (file) => {
    expect(checkQuestionnaire(load(file))).toEqual([]);
  });
});

describe("the standard questionnaire", () => {
  const reading = readQuestionnaire(load("surveys/digital-governance/2026.json"));
  if (!reading.ok) throw new Error("It has faults; the test above says which.");
  const { questionnaire } = reading;
  const scored = questionnaire.questions.filter(isScored);

  it("has the audit's seven areas", () => {
    expect(questionnaire.dimensions.map(({ key }) => key)).toEqual([
      "steering",
      "guidelines",
      "responsibility",
      "organisation",
      "strategist",
      "ordering",
      "services",
    ]);
  });

  it("asks 35 to 45 scored questions, each saying where the audit asks it", () => {
    expect(scored.length).toBeGreaterThanOrEqual(35);
    expect(scored.length).toBeLessThanOrEqual(45);
    expect(scored.filter(({ source }) => source === null)).toEqual([]);
  });

  it("describes six levels in each rubric", () => {
    const rubrics = scored.filter(({ scoring }) => scoring.kind === "choice");
    for (const { name, scoring } of rubrics) {
      const scores = scoring.kind === "choice" ? scoring.options.map(({ score }) => score) : [];
      expect(scores, name).toEqual([0, 20, 40, 60, 80, 100]);
    }
    expect(rubrics.length).toBeGreaterThan(35);
  });

  it("leaves nobody with fewer than two questions in an area, and staff with fewer in all", () => {
    const rules = compileConditions(questionnaire);
    for (const kind of departmentKinds) {
      const asked = respondentRoles.map((role) => {
        const visible = visibleQuestions(rules, {}, { department: { kind }, respondent: { role } });
        const mine = scored.filter(({ name }) => visible.has(name));
        for (const { key } of questionnaire.dimensions) {
          expect(
            mine.filter(({ dimension }) => dimension === key).length,
            `${kind} ${role} ${key}`,
          ).toBeGreaterThan(1);
        }
        return mine.length;
      });
      const [management = 0, , staff = 0] = asked;
      expect(staff).toBeLessThan(management);
    }
  });
});
