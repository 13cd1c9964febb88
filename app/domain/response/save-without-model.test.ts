import { SurveyModel } from "survey-core";
import { expect, it, vi } from "vitest";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { beginAnswering } from "./invitation.server.ts";
import { saveAnswers } from "./save-answers.server.ts";

vi.mock("survey-core", async (original) => {
  class NoModel {
    constructor() {
      throw new Error("A model was built.");
    }
  }
  return { ...(await original<typeof import("survey-core")>()), Model: NoModel, SurveyModel: NoModel };
});

onEachDatabase((openTestDatabase) => {
  it("keeps and refuses answers without building SurveyJS's model, which takes fifty milliseconds", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const { token } = await anInvitation(environment, round, municipality.departments.education.id);
    const key = await beginAnswering(environment, token);
    const save = aSave([
      { question: "steering_goals", value: 3 },
      { question: "steering_strategy", value: "none of its choices" },
    ]);
    expect(await saveAnswers(environment, key, save)).toMatchObject({
      applied: [{ question: "steering_goals" }],
      refused: [{ question: "steering_strategy", problem: "wrong-choice" }],
    });
    expect(() => new SurveyModel({})).toThrow("A model was built.");
  });
});
