import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { ConsistencyCount, type ConsistencySums, consistencyOf } from "./consistency.ts";
import { addGroups, GroupCount } from "./group-sums.ts";
import { scoreResponse } from "./response.ts";
import { allVisible, aQuestion, aQuestionnaire, keyOf, levels } from "./testing.ts";

const three = aQuestionnaire(["a", "b", "c"].map((name) => aQuestion(name, levels)));

function sumsOf(questionnaire: typeof three, responses: readonly Answers[]): ConsistencySums {
  const count = new ConsistencyCount(questionnaire);
  for (const answers of responses) {
    count.add(scoreResponse(questionnaire, answers, allVisible(questionnaire)));
  }
  const sums = count.sums.get(keyOf("A"));
  if (sums === undefined) throw new Error("the dimension is A");
  return sums;
}

const times = (count: number, ...given: readonly Answers[]) =>
  Array.from({ length: count }, (_, index) => given[index % given.length] ?? {});

describe("internal consistency", () => {
  it("is Cronbach's alpha over complete responses", () => {
    // Scores in turn 0 0 100 and 100 100 100, fifteen times each. Per question Σ(x − mean)²: 75000, 75000, 0. Of the
    // sums, 100 and 300: 30 · 100² = 300000. alpha = 3/2 · (1 − 150000/300000) = 0.75.
    const complete = times(30, { a: 0, b: 0, c: 5 }, { a: 5, b: 5, c: 5 });
    const incomplete: readonly Answers[] = [
      { a: 5, b: 0 },
      { a: 5, b: 0, c: "dontknow" },
    ];
    expect(consistencyOf(sumsOf(three, [...complete, ...incomplete]))).toBeCloseTo(0.75, 12);
  });

  it("is that of each dimension's scored questions alone", () => {
    const names = ["a", "b", "c", "d"];
    const questionnaire = aQuestionnaire([
      ...names.map((name) => aQuestion(name, levels, { dimension: name === "d" ? "B" : "A" })),
      aQuestion("e", levels, { weight: 0 }),
    ]);
    const given = times(30, { a: 0, b: 0, c: 5, d: 1 }, { a: 5, b: 5, c: 5 });
    expect(consistencyOf(sumsOf(questionnaire, given))).toBeCloseTo(0.75, 12);
  });

  it("is that of several groups together", () => {
    const groups = [times(16, { a: 0, b: 0, c: 5 }), times(16, { a: 5, b: 5, c: 5 })].map((responses) => {
      const count = new GroupCount(three);
      for (const answers of responses) count.add(answers, allVisible(three));
      return count.sums;
    });
    const sums = addGroups(groups).consistency.get(keyOf("A"));
    expect(sums && consistencyOf(sums)).toBeCloseTo(0.75, 12);
    expect(addGroups(groups).tally.responses).toBe(32);
  });

  it("needs 30 responses and 3 questions", () => {
    const given = [
      { a: 0, b: 0, c: 5 },
      { a: 5, b: 5, c: 5 },
    ];
    expect(consistencyOf(sumsOf(three, times(29, ...given)))).toBeNull();
    expect(consistencyOf(sumsOf(three, times(30, ...given)))).not.toBeNull();
    const two = aQuestionnaire(["a", "b"].map((name) => aQuestion(name, levels)));
    expect(consistencyOf(sumsOf(two, times(30, ...given)))).toBeNull();
  });

  it("is none where all have the same sum, however the scores are rounded", () => {
    expect(consistencyOf(sumsOf(three, times(300, { a: 1, b: 2, c: 3 })))).toBeNull();
    expect(consistencyOf(sumsOf(three, times(30, { a: 1, b: 2, c: 3 }, { a: 3, b: 2, c: 1 })))).toBeNull();
  });
});
