import type { DepartmentId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { RoundFigures } from "#app/domain/scoring/figure.ts";
import { sumOrNull } from "#app/domain/scoring/organization.ts";
import type { SummedDepartment } from "#app/domain/scoring/published-round.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

/** A round's responses, summed by department, before anything of it is published. */
export type SummedRound = {
  readonly round: MeasuredRound;
  /** Whether its answers can change no more; then its responses can be summed by other questionnaires too. */
  readonly isSealed: boolean;
  /** With the round's own targets. */
  readonly questionnaire: Questionnaire;
  /** In the organization's order. */
  readonly departments: readonly (SummedDepartment & { readonly department: DepartmentId })[];
};

/** A round with its figures as they may be shown: rounded, and some of them hidden, where it is confidential. */
export type RoundResults = Pick<SummedRound, "round" | "questionnaire"> & {
  readonly departments: readonly DepartmentId[];
  readonly figures: RoundFigures;
};

/** How many answered in a department of a round, and how many were invited: null where that is unknown. */
export type DepartmentResponses = {
  readonly department: DepartmentId;
  readonly n: number;
  readonly invited: number | null;
};

/**
 * Who answered in a round, in the organization's order of departments.
 *
 * @param order every department of the organization
 * @param invitations how many are invited in a department
 * @param responses how many responses have come in from one
 */
export function responsesByDepartment(
  round: MeasuredRound,
  order: readonly DepartmentId[],
  invitations: (departmentId: DepartmentId) => number,
  responses: (departmentId: DepartmentId) => number,
): readonly DepartmentResponses[] {
  return [...round.departments]
    .sort((a, b) => order.indexOf(a.departmentId) - order.indexOf(b.departmentId))
    .map(({ departmentId, invited }) => {
      const n = responses(departmentId);
      const counted = invited ?? expectedAnswers(round, invitations(departmentId));
      return { department: departmentId, n, invited: knownPopulation(counted, n) };
    });
}

export type ResponseCount = {
  readonly n: number;
  /** Null where it is unknown. */
  readonly invited: number | null;
  /** Whether people answered one by one, or departments did. */
  readonly answering: "individual" | "joint";
};

/** The same, of the whole round. */
export function responseCount(
  { answering }: Pick<Round, "answering">,
  departments: readonly Pick<DepartmentResponses, "n" | "invited">[],
): ResponseCount {
  return {
    n: departments.reduce((sum, { n }) => sum + n, 0),
    invited: sumOrNull(departments.map(({ invited }) => invited)),
    answering,
  };
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
