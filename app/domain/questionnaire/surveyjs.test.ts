import { Model } from "survey-core";
import { describe, expect, it } from "vitest";
import { checkQuestionnaire } from "./check.ts";
import { readQuestionnaire } from "./read.ts";
import { registerMognadProperties } from "./surveyjs.ts";
import {
  aQuestion,
  aQuestionnaireFile,
  aRubric,
  choices,
  oneDimension,
  questionsOfEveryType,
  text,
} from "./testing.ts";

describe("a SurveyJS model", () => {
  it("gives back all that Mognad put into the file", () => {
    registerMognadProperties();
    registerMognadProperties();
    const said = {
      weight: 0.5,
      target: 2,
      reverse: true,
      evidence: true,
      source: text("Audit"),
      replaces: "old",
      comparable: false,
    };
    const file = aQuestionnaireFile({
      maturity: oneDimension(),
      questions: [
        aRubric("a", said),
        aQuestion("radiogroup", "b", { choices: choices("x", "y"), scores: { x: 0, y: null } }),
        aQuestion("text", "c", {
          inputType: "number",
          thresholds: { 0: 0, 5: 100 },
          comparable: true,
          weight: 0,
        }),
      ],
    });
    expect(new Model(file).toJSON()).toEqual(file);
  });

  it("saves a questionnaire that says the same", () => {
    registerMognadProperties();
    const file = aQuestionnaireFile({ questions: questionsOfEveryType() });
    const model = new Model();
    // As an editor has it: a model that is being answered also writes down what is hidden just now.
    model.setDesignMode(true);
    model.fromJSON(structuredClone(file));
    const saved: unknown = model.toJSON();
    expect(checkQuestionnaire(saved)).toEqual([]);
    expect(readQuestionnaire(saved)).toEqual(readQuestionnaire(file));
  });
});
