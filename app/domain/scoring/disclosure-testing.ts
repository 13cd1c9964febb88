import fc from "fast-check";
import type { Answers, AnswerValue } from "#app/domain/questionnaire/definition.ts";
import type { Publication } from "./publish.ts";
import { questionsHiddenIn, type RespondedRound } from "./publishing-testing.ts";
import { aDimension, aQuestion, aQuestionnaire, checklist, choice, levels, matrix } from "./testing.ts";

/** Random rounds, and what an attacker would have to tell apart: the same rounds with other hidden answers. */

/** Every type of question, conditions that read conditional questions, three dimensions. */
const questionnaire = aQuestionnaire(
  [
    aQuestion("level", levels, { weight: 3 }),
    aQuestion("owner", choice(["nobody", 0], ["somebody", 40], ["unit", 100])),
    { ...aQuestion("often", levels), conditions: ["{level} >= 3"] },
    {
      ...aQuestion(
        "parts",
        checklist([
          ["x", 1],
          ["y", 2],
        ]),
        { dimension: "B" },
      ),
      conditions: ["{often} > 1"],
    },
    aQuestion("habits", matrix(["r1", "r2"], [1, 0], [2, 50], [3, 100]), { dimension: "B", weight: 2 }),
    aQuestion("late", choice(["no", 0], ["yes", 100]), { dimension: "C" }),
  ],
  [aDimension("A", { weight: 2, target: 3 }), aDimension("B"), aDimension("C")],
);

/** Every question's answers that have a score. */
const scoredAnswers: Readonly<Record<string, readonly AnswerValue[]>> = {
  level: [0, 1, 2, 3, 4, 5],
  owner: ["nobody", "somebody", "unit"],
  often: [0, 1, 2, 3, 4, 5],
  parts: [["x"], ["y"], ["x", "y"], ["none"]],
  habits: [{ r1: 1 }, { r1: 2, r2: 3 }, { r1: 3, r2: 3 }],
  late: ["no", "yes"],
};

const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    ...Object.entries(scoredAnswers).map(([name, values]) =>
      fc
        .oneof(
          { weight: 5, arbitrary: fc.constantFrom<AnswerValue>(...values) },
          { weight: 1, arbitrary: fc.constantFrom<AnswerValue | null>("dontknow", "refused", null) },
        )
        .map((value) => [name, value] as const),
    ),
  )
  .map((given) =>
    Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  );

export const anyRound = (threshold: fc.Arbitrary<number | null>): fc.Arbitrary<RespondedRound> =>
  fc.record({
    questionnaire: fc.constant(questionnaire),
    threshold,
    departments: fc.record(
      Object.fromEntries(
        ["IT", "HR", "PR"].map((name) => [
          name,
          fc.record({
            invited: fc.constantFrom(null, 20),
            responses: fc.array(anyAnswers, { maxLength: 9 }),
          }),
        ]),
      ),
    ),
  });

export const confidentialRound = anyRound(fc.constantFrom(3, 4, 5));

/** The same rounds with every hidden answer that has a score replaced by another that has. */
export function withOtherHiddenAnswers(
  rounds: Readonly<Record<string, RespondedRound>>,
  { rounds: published }: Publication,
  salt: number,
): { readonly rounds: Readonly<Record<string, RespondedRound>>; readonly changed: number } {
  let changed = 0;
  const other = (name: string, value: AnswerValue): AnswerValue => {
    const values = scoredAnswers[name] ?? [];
    const at = values.indexOf(value);
    if (at < 0) return value;
    changed += 1;
    return values[(at + 1 + (salt % (values.length - 1))) % values.length] ?? value;
  };
  const others = Object.entries(rounds).map(([name, round]): [string, RespondedRound] => {
    const figures = published.find((one) => one.round === name)?.figures;
    if (round.threshold === null || figures === undefined) return [name, round];
    const departments = Object.entries(round.departments).map(([department, { invited, responses }]) => {
      const hidden = questionsHiddenIn(figures, department);
      const changedResponses = responses.map((answers) =>
        Object.fromEntries(
          Object.entries(answers).map(([question, value]) => [
            question,
            hidden.has(question) ? other(question, value) : value,
          ]),
        ),
      );
      return [department, { invited, responses: changedResponses }] as const;
    });
    return [name, { ...round, departments: Object.fromEntries(departments) }];
  });
  return { rounds: Object.fromEntries(others), changed };
}
