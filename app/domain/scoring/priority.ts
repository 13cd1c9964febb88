import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import type { RoundFigures, ScoreFigure } from "./figure.ts";

/** How much a dimension or question asks to be worked on (method § 7), with the terms that it comes from. */
export type Priority<Subject> = {
  readonly subject: Subject;
  /** gap · share · (1 + below)/2, in levels. */
  readonly value: number;
  /** Levels missing to the target in the organization, above 0. */
  readonly gap: number;
  /** Which part, 0–1, of the overall score's weight it has. */
  readonly share: number;
  /** Which part, 0–1, of the departments that have the figure is below the target. */
  readonly below: number;
};

/** The dimensions with a gap, the most urgent first. */
export function dimensionPriorities(
  questionnaire: Questionnaire,
  figures: RoundFigures,
): readonly Priority<DimensionKey>[] {
  return ranked(
    questionnaire.dimensions.map(({ key }) =>
      priorityOf(
        key,
        dimensionShare(questionnaire, key),
        figures.organization.dimensions.get(key),
        departmentsOf(figures).map(({ dimensions }) => dimensions.get(key)),
      ),
    ),
  );
}

/** The questions with a gap, the most urgent first; a question's share is that of its weight in its dimension's. */
export function questionPriorities(
  questionnaire: Questionnaire,
  figures: RoundFigures,
): readonly Priority<QuestionName>[] {
  const scored = questionnaire.questions.filter(isScored);
  return ranked(
    scored.map(({ name, dimension, weight }) => {
      const inDimension = scored.filter((other) => other.dimension === dimension);
      const share = dimension === null ? 0 : dimensionShare(questionnaire, dimension);
      return priorityOf(
        name,
        (share * weight) / sumOfWeights(inDimension),
        figures.organization.questions.get(name),
        departmentsOf(figures).map(({ questions }) => questions.get(name)),
      );
    }),
  );
}

function priorityOf<Subject>(
  subject: Subject,
  share: number,
  organization: ScoreFigure | undefined,
  departments: readonly (ScoreFigure | undefined)[],
): Priority<Subject> | null {
  const gap = organization?.gap ?? null;
  if (gap === null || gap === 0) return null;
  const gaps = departments.flatMap((figure) => figure?.gap ?? []);
  const below = gaps.filter((missing) => missing > 0).length / gaps.length;
  return { subject, value: (gap * share * (1 + below)) / 2, gap, share, below };
}

/** The departments shown, the pooled ones as one. */
function departmentsOf({ departments, others }: RoundFigures) {
  return others === null ? departments : [...departments, others];
}

function dimensionShare({ dimensions }: Questionnaire, key: DimensionKey): number {
  const own = dimensions.filter((dimension) => dimension.key === key);
  const total = sumOfWeights(dimensions);
  return total === 0 ? 0 : sumOfWeights(own) / total;
}

/** The weights of dimensions, or of questions, together. */
export function sumOfWeights(weighted: readonly { readonly weight: number }[]): number {
  return weighted.reduce((sum, { weight }) => sum + weight, 0);
}

/** By value; alike ones in the questionnaire's order. */
function ranked<Subject>(priorities: readonly (Priority<Subject> | null)[]): readonly Priority<Subject>[] {
  return priorities.filter((priority) => priority !== null).toSorted((a, b) => b.value - a.value);
}
