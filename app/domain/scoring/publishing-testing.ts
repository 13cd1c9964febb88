import {
  compileConditions,
  type VisibilityRules,
  visibleQuestions,
} from "#app/domain/questionnaire/conditions.ts";
import type {
  Answers,
  ConditionContext,
  QuestionName,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import type { RoundFigures } from "./figure.ts";
import { GroupCount } from "./group-sums.ts";
import { type Publication, type PublishingRules, publishRounds } from "./publish.ts";
import type { RoundLink } from "./published-round.ts";
import { aDimension, aQuestion, aQuestionnaire, levels } from "./testing.ts";

/** Publishing in memory, for tests. */

export type RespondedRound = {
  readonly questionnaire: Questionnaire;
  readonly threshold: number | null;
  readonly departments: Readonly<Record<string, RespondedDepartment>>;
  /** See `RoundToPublish`. */
  readonly sinceBefore?: RoundLink;
};

/** Rounds by their names, in their order. */
export type RespondedRounds = Readonly<Record<string, RespondedRound>>;

export type RespondedDepartment = {
  readonly invited: number | null;
  readonly responses: readonly Answers[];
};

/** A in one question, B in three, of which the last is asked only where the second is answered with 3 or more. */
export const twoDimensions = aQuestionnaire(
  [
    aQuestion("a", levels),
    aQuestion("b1", levels, { dimension: "B" }),
    aQuestion("b2", levels, { dimension: "B" }),
    { ...aQuestion("b3", levels, { dimension: "B" }), conditions: ["{b2} >= 3"] },
  ],
  [aDimension("A"), aDimension("B")],
);

export function answered(invited: number | null, ...responses: readonly Answers[]): RespondedDepartment {
  return { invited, responses };
}

/** The same answers from several people. */
export function times(count: number, answers: Answers): readonly Answers[] {
  return new Array<Answers>(count).fill(answers);
}

const somebody: ConditionContext = { department: { kind: "technical" }, respondent: { role: "staff" } };

/** Parsed once each: a property publishes the same questionnaire thousands of times. */
const conditionsOf = new WeakMap<Questionnaire, VisibilityRules>();

/** The questions that a respondent was asked. */
export function askedQuestions(questionnaire: Questionnaire, answers: Answers): ReadonlySet<QuestionName> {
  const conditions = conditionsOf.get(questionnaire) ?? compileConditions(questionnaire);
  conditionsOf.set(questionnaire, conditions);
  return visibleQuestions(conditions, answers, somebody);
}

/** What is published of rounds. */
export function publish(rounds: RespondedRounds, rules: Partial<PublishingRules> = {}): Promise<Publication> {
  const sumsOf = (name: string, departments: readonly string[], questionnaire: Questionnaire) => {
    const round = rounds[name];
    if (round === undefined) throw new Error(`There is no round ${name}.`);
    const count = new GroupCount(questionnaire);
    for (const department of departments) {
      for (const answers of round.departments[department]?.responses ?? []) {
        count.add(answers, askedQuestions(round.questionnaire, answers));
      }
    }
    return count.sums;
  };
  return publishRounds(
    Object.entries(rounds).map(([round, { departments, ...rest }]) => ({
      ...rest,
      round,
      departments: Object.entries(departments).map(([department, { invited }]) => ({
        department,
        invited,
        sums: sumsOf(round, [department], rest.questionnaire),
      })),
    })),
    { weights: "equal", minimum: null, ...rules },
    async (requests) =>
      requests.map(({ round, departments, questionnaire }) => sumsOf(round, departments, questionnaire)),
  );
}

/** The questions whose answers from a department are hidden: in the group where they would be shown. */
export function questionsHiddenIn(
  { departments, others }: RoundFigures,
  department: string,
): ReadonlySet<string> {
  const own = departments.find((figures) => figures.department === department);
  const group = own?.suppressed ? (others ?? own) : own;
  return new Set(
    [...(group?.questions ?? [])].filter(([, { suppressed }]) => suppressed).map(([name]) => name),
  );
}

/** Everything in it, to the last bit of every number. */
export function textOf({ rounds, changes }: Publication): string {
  return JSON.stringify(
    [
      rounds.map(({ round, figures, reliability, consistency }) => [
        round,
        figures,
        reliability,
        consistency,
      ]),
      changes,
    ],
    (_, value) => (value instanceof Map ? [...value] : value),
  );
}
