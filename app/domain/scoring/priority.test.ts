import { describe, expect, it } from "vitest";
import { roundFigures } from "./group.ts";
import { dimensionPriorities, questionPriorities } from "./priority.ts";
import { aDimension, aQuestion, aQuestionnaire, levels, tallyOf } from "./testing.ts";

// Weights 3 and 1 of the dimensions; in A the questions weigh 2 and 1. Targets: A 4, B 2, a1 as its own 3.
const questionnaire = aQuestionnaire(
  [
    aQuestion("a1", levels, { weight: 2, target: 3 }),
    aQuestion("a2", levels, { target: 4 }),
    aQuestion("b", levels, { dimension: "B", target: 2 }),
    aQuestion("comment", { kind: "unscored" }, { target: 4 }),
  ],
  [aDimension("A", { weight: 3, target: 4 }), aDimension("B", { target: 2 })],
);
const department = (name: string, a1: number, a2: number, b: number) => ({
  department: name,
  invited: null,
  tally: tallyOf(questionnaire, [{ a1, a2, b }]),
});

describe("priority", () => {
  // A: (2 · 3 + 3)/3 = 3 and (2 · 5 + 5)/3 = 5: level 4. B: 0 and 1.
  const figures = roundFigures(questionnaire, [department("IT", 3, 3, 0), department("HR", 5, 4, 1)]);

  it("is the gap times the weight's share times the departments below the target", () => {
    // A: IT 3, HR (10 + 4)/3 = 4.667, together 3.833: gap 0.1667, share ¾, half below. B: gap 1.5, ¼, all below.
    const priorities = dimensionPriorities(questionnaire, figures);
    expect(priorities.map(({ subject }) => subject)).toEqual(["B", "A"]);
    expect(priorities[0]).toEqual({ subject: "B", value: 0.375, gap: 1.5, share: 0.25, below: 1 });
    expect(priorities[1]?.gap).toBeCloseTo(1 / 6, 9);
    expect(priorities[1]).toMatchObject({ share: 0.75, below: 0.5 });
    expect(priorities[1]?.value).toBeCloseTo((1 / 6) * 0.75 * 0.75, 9);
  });

  it("gives a question its weight's share of its dimension", () => {
    // a1: 3 and 5, together 4: no gap. a2: 3 and 4, gap ½, share ¾ · ⅓. b as B.
    const priorities = questionPriorities(questionnaire, figures);
    expect(priorities).toEqual([
      { subject: "b", value: 0.375, gap: 1.5, share: 0.25, below: 1 },
      { subject: "a2", value: (0.5 * 0.25 * 1.5) / 2, gap: 0.5, share: 0.25, below: 0.5 },
    ]);
  });

  it("takes a question for as much as it weighs, and words for nothing", () => {
    // a1: level 1 of 3, gap 2, share ¾ · ⅔ = ½, everybody below: 2 · ½ · (1 + 1)/2. The others reach their targets.
    expect(
      questionPriorities(questionnaire, roundFigures(questionnaire, [department("IT", 1, 4, 2)])),
    ).toEqual([{ subject: "a1", value: 1, gap: 2, share: 0.5, below: 1 }]);
  });

  it("counts only departments that have the figure", () => {
    const silent = { department: "PR", invited: 3, tally: tallyOf(questionnaire, []) };
    const given = [department("IT", 3, 3, 0), silent];
    expect(dimensionPriorities(questionnaire, roundFigures(questionnaire, given))[0]).toMatchObject({
      below: 1,
    });
  });

  it("counts the pooled departments as one", () => {
    const withheld = { whole: true, figures: new Set<never>() };
    const hidden = [
      { ...department("HR", 0, 0, 0), withheld },
      { ...department("PR", 0, 0, 0), withheld },
    ];
    const others = { ...department("", 0, 0, 0), departments: ["HR", "PR"], weight: 2 };
    const given = roundFigures(questionnaire, [department("IT", 5, 5, 5), ...hidden], "equal", others);
    expect(dimensionPriorities(questionnaire, given)[0]).toMatchObject({ subject: "A", below: 0.5 });
  });

  it("is none where no target is set or nothing is known", () => {
    expect(dimensionPriorities(questionnaire, roundFigures(questionnaire, []))).toEqual([]);
    const untargeted = aQuestionnaire([aQuestion("a1", levels)]);
    const group = { department: "IT", invited: null, tally: tallyOf(untargeted, [{ a1: 0 }]) };
    expect(questionPriorities(untargeted, roundFigures(untargeted, [group]))).toEqual([]);
  });
});
