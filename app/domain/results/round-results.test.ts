import { describe, expect, it } from "vitest";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import { aDimension, aQuestion, aQuestionnaire, levels } from "#app/domain/scoring/testing.ts";
import { overallTarget, responseCount, responsesByDepartment, withTargets } from "./round-results.ts";
import { aMeasuredRound, departmentId, twoAreas } from "./testing.ts";

const [first, second] = [departmentId("first"), departmentId("second")];

describe("who answered in a round", () => {
  const round = aMeasuredRound(2026, {
    departments: [
      { departmentId: second, invited: null },
      { departmentId: first, invited: 12 },
    ],
  });

  it("comes in the organization's order, with N given by hand or counted from the invitations", () => {
    const departments = responsesByDepartment(
      round,
      [first, second],
      () => 7,
      () => 0,
    );
    expect(departments.map(({ department, invited }) => [department, invited])).toEqual([
      [first, 12],
      [second, 7],
    ]);
  });

  it("is one response of a department that answers jointly", () => {
    const joint = { ...round, answering: "joint" as const };
    const departments = responsesByDepartment(
      joint,
      [first, second],
      () => 7,
      () => 1,
    );
    expect(departments[1]?.invited).toBe(1);
    expect(responseCount(joint, departments)).toEqual({ n: 2, invited: 13, answering: "joint" });
  });

  it("leaves N unknown where more have answered than it says", () => {
    const departments = responsesByDepartment(
      round,
      [first, second],
      () => 7,
      () => 8,
    );
    expect(departments[1]?.invited).toBeNull();
    expect(responseCount(round, departments)).toMatchObject({ n: 16, invited: null });
  });
});

describe("targets", () => {
  it("of a round go before the questionnaire's, for its dimensions and the questions that follow them", () => {
    const questionnaire = aQuestionnaire(
      [aQuestion("follows", levels, { target: 3 }), aQuestion("own", levels, { target: 4 })],
      [aDimension("A", { target: 3 }), aDimension("B", { target: 3 })],
    );
    const targets = { ["A" as DimensionKey]: 5 }; // a key of the questionnaire above
    const { dimensions, questions } = withTargets(questionnaire, targets);
    expect(dimensions.map(({ target }) => target)).toEqual([5, 3]);
    expect(questions.map(({ target }) => target)).toEqual([5, 4]);
  });

  it("come together as the dimensions weigh", () => {
    const weighed = aQuestionnaire(
      [],
      [aDimension("A", { weight: 3, target: 4 }), aDimension("B", { weight: 1, target: 2 })],
    );
    expect(overallTarget(twoAreas)).toBe(3);
    expect(overallTarget(weighed)).toBe(3.5);
  });

  it("do not come together where a dimension has none", () => {
    expect(overallTarget(aQuestionnaire([], [aDimension("A", { target: 3 }), aDimension("B")]))).toBeNull();
  });
});
