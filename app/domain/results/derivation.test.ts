import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isScored, type QuestionName } from "#app/domain/questionnaire/definition.ts";
import { answerScheme } from "./answer-scheme.ts";
import { questionDerivation } from "./derivation.ts";
import { figureIn } from "./question-view.ts";
import { groupsOf } from "./result-groups.ts";
import { type AnsweredRound, aGroup, aMeasuredRound, namesOf, resultsOf, someRound } from "./testing.ts";

const name = "a" as QuestionName; // its form

/** The steps by which the organization's score on question `a` came about. */
async function stepsOf(round: AnsweredRound) {
  const results = await resultsOf(round);
  const groups = groupsOf(results, namesOf("care", "school", "parks"));
  const whole = groups.at(-1);
  const question = results.questionnaire.questions.filter(isScored).find((one) => one.name === name);
  if (whole === undefined || question === undefined) throw new Error("The round asks question a.");
  const { scale } = results.questionnaire;
  return questionDerivation(whole, groups, answerScheme(question), (one) => figureIn(one, name), scale);
}

type Steps = Awaited<ReturnType<typeof stepsOf>>;

function termsOf(steps: Steps) {
  return steps.flatMap((step) => (step.kind === "departments" ? step.terms : []));
}

/** The mean that a reader works out from the terms. */
function workedOut(steps: Steps): number {
  const terms = termsOf(steps);
  const sum = terms.reduce((all, { score, departments }) => all + score * departments, 0);
  return sum / terms.reduce((all, { departments }) => all + departments, 0);
}

function meanIn(steps: Steps): number {
  const step = steps.find(({ kind }) => kind === "mean");
  if (step?.kind !== "mean") throw new Error("There is a mean.");
  return step.score;
}

describe("how the organization's score on a question came about", () => {
  it("has departments that are shown together weigh as many as they are", async () => {
    const steps = await stepsOf(
      someRound(
        aMeasuredRound(2026, { confidential: true }),
        aGroup("care", 9, [3, 1], [3, 1], [3, 1], [3, 1], [3, 1]),
        aGroup("school", 9, [1, 1], [1, 1]),
        aGroup("parks", 9, [1, 1], [1, 1], [1, 1]),
      ),
    );
    expect(termsOf(steps)).toMatchObject([
      { subject: { kind: "department" }, score: 60, departments: 1 },
      { subject: { kind: "others" }, score: 20, departments: 2 },
    ]);
    expect(meanIn(steps), "33.3, as whole points").toBe(33);
  });

  it("can be worked out again, whatever was answered", async () => {
    const level = fc.integer({ min: 0, max: 5 });
    const answers = fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), answers, answers, answers, async (confidential, care, school, parks) => {
        const round = someRound(
          aMeasuredRound(2026, { confidential }),
          aGroup("care", 9, ...care),
          aGroup("school", 9, ...school),
          aGroup("parks", 9, ...parks),
        );
        const steps = await stepsOf(round);
        if (steps.length === 0) return;
        // In a confidential round each number is within half a point of the unrounded one, and so are their means.
        expect(Math.abs(workedOut(steps) - meanIn(steps))).toBeLessThanOrEqual(confidential ? 1 : 1e-9);
      }),
    );
  });
});
