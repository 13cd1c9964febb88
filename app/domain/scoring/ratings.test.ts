import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { RatingCount, reliabilityOf } from "./ratings.ts";
import { scoreResponse } from "./response.ts";
import { allVisible, aQuestion, aQuestionnaire, choice, levels, nameOf } from "./testing.ts";

const questionnaire = aQuestionnaire([aQuestion("a", levels), aQuestion("b", levels)]);

function ratingsOf(questions: typeof questionnaire, ...responses: readonly Answers[]) {
  const count = new RatingCount();
  for (const answers of responses) count.add(scoreResponse(questions, answers, allVisible(questions)));
  return count;
}

describe("the reliability of a department", () => {
  it("is Krippendorff's alpha with questions as units and respondents as observers", () => {
    // Two alike on both questions, the third one level off on b.
    const { ratings } = ratingsOf(
      questionnaire,
      { a: 1, b: 4 },
      { a: 1, b: 4 },
      { a: 1, b: 3 },
      { b: "dontknow" },
    );
    // Scores 20, 20, 20 and 80, 80, 60, worked out in krippendorff.test.ts: 1 − 2.25/18. Who said nothing has no say.
    expect(reliabilityOf(ratings)).toBeCloseTo(0.875, 12);
    expect(ratings.get(nameOf("b"))).toEqual(
      new Map([
        [80, 2],
        [60, 1],
      ]),
    );
  });

  it("is none where nothing can be compared or all is alike", () => {
    expect(reliabilityOf(ratingsOf(questionnaire, { a: 1 }, { b: 1 }).ratings)).toBeNull();
    expect(reliabilityOf(ratingsOf(questionnaire, { a: 1, b: 1 }, { a: 1, b: 1 }).ratings)).toBeNull();
  });

  it("takes scores as equal that are to 9 decimals", () => {
    const near = aQuestionnaire([aQuestion("a", choice(["x", 20], ["y", 20 + 1e-11], ["z", 20 + 1e-8]))]);
    expect(ratingsOf(near, { a: "x" }, { a: "y" }).ratings.get(nameOf("a"))?.size).toBe(1);
    expect(ratingsOf(near, { a: "x" }, { a: "z" }).ratings.get(nameOf("a"))?.size).toBe(2);
  });

  it("adds up what several groups rated", () => {
    const together = ratingsOf(questionnaire, { a: 1, b: 4 });
    together.addAll(ratingsOf(questionnaire, { a: 1, b: 3 }, { a: 1 }).ratings);
    expect(together.ratings).toEqual(
      ratingsOf(questionnaire, { a: 1, b: 4 }, { a: 1, b: 3 }, { a: 1 }).ratings,
    );
  });
});
