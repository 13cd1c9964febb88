import type { DepartmentId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { RoundFigures } from "#app/domain/scoring/figure.ts";
import { type Group, roundFigures } from "#app/domain/scoring/group.ts";
import { emptyTally, type Tally } from "#app/domain/scoring/tally.ts";
import type { MeasuredRound, ShownRound } from "./shown-rounds.ts";

/** A department's responses in a round; what scoring calls a group. */
export type DepartmentGroup = Group & { readonly department: DepartmentId };

/** A round with its figures, and with what they were computed from. */
export type RoundResults = {
  readonly shown: ShownRound;
  /** With the round's own targets. */
  readonly questionnaire: Questionnaire;
  readonly groups: readonly DepartmentGroup[];
  readonly figures: RoundFigures;
};

/** The results of a round whose figures may be shown in full. */
export function roundResults(
  shown: ShownRound,
  questionnaire: Questionnaire,
  groups: readonly DepartmentGroup[],
): RoundResults {
  const targeted = withTargets(questionnaire, shown.round.targets);
  return { shown, questionnaire: targeted, groups, figures: roundFigures(targeted, groups) };
}

/**
 * The groups of a round, in the organization's order of departments.
 *
 * @param order every department of the organization
 * @param invitations how many are invited in a department
 */
export function groupsOf(
  round: MeasuredRound,
  order: readonly DepartmentId[],
  invitations: (departmentId: DepartmentId) => number,
  tallies: ReadonlyMap<DepartmentId, Tally>,
): readonly DepartmentGroup[] {
  return [...round.departments]
    .sort((a, b) => order.indexOf(a.departmentId) - order.indexOf(b.departmentId))
    .map(({ departmentId, invited }) => {
      const tally = tallies.get(departmentId) ?? emptyTally;
      const counted = invited ?? expectedAnswers(round, invitations(departmentId));
      return { department: departmentId, invited: knownPopulation(counted, tally.responses), tally };
    });
}

/** N, where a department's was not given by hand: one response of a department that answers jointly. */
export function expectedAnswers(round: Pick<Round, "answering">, invitations: number): number {
  return round.answering === "joint" ? 1 : invitations;
}

/** N cannot be smaller than n: where it was given too small, it is unknown. */
export function knownPopulation(invited: number, responses: number): number | null {
  return invited < responses ? null : invited;
}

/**
 * The questionnaire with a round's own target levels. A question whose target is its dimension's follows the
 * dimension; one with a target of its own keeps it.
 */
export function withTargets(questionnaire: Questionnaire, targets: Round["targets"]): Questionnaire {
  const own = new Map(Object.entries(targets));
  const before = new Map<string, number | null>(
    questionnaire.dimensions.map(({ key, target }) => [key, target]),
  );
  return {
    ...questionnaire,
    dimensions: questionnaire.dimensions.map((dimension) => ({
      ...dimension,
      target: own.get(dimension.key) ?? dimension.target,
    })),
    questions: questionnaire.questions.map((question) =>
      question.dimension !== null && question.target === before.get(question.dimension)
        ? { ...question, target: own.get(question.dimension) ?? question.target }
        : question,
    ),
  };
}

/**
 * The level that the dimensions' targets come to together, weighed as the overall score weighs the dimensions; null
 * where one that weighs anything has no target.
 */
export function overallTarget({ dimensions }: Questionnaire): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, target } of dimensions) {
    if (weight === 0) continue;
    if (target === null) return null;
    sum += weight * target;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
