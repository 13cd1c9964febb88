import type { ComparableGroup } from "#app/domain/organization/succession.ts";
import type { LocalizedText, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey, overallKey } from "#app/domain/scoring/figure-key.ts";
import type { ComparedFigures, Comparison, LevelPair } from "./comparison.ts";
import { type DepartmentNames, nameOf } from "./row-subject.ts";
import type { ShownChange } from "./shown-change.ts";

/** All changes of one department, or of the organization. */
export type ChangeGroup = {
  /** Several where a department was split: they are compared together. Empty: the organization. */
  readonly names: readonly LocalizedText[];
  /** What they were in the earlier round, where that was something else. */
  readonly earlierNames: readonly LocalizedText[];
  readonly changes: readonly FigureChange[];
};

export type FigureChange = {
  /** The dimension; null: the overall level. */
  readonly dimension: LocalizedText | null;
  readonly change: ShownChange;
  /** The levels that the rounds show, where the change is computed on common questions; null where on all. */
  readonly levels: LevelPair | null;
};

/** The changes department by department, and last the organization's. */
export function changeGroups(
  questionnaire: Questionnaire,
  comparison: Comparison,
  names: DepartmentNames,
): readonly ChangeGroup[] {
  const figures: readonly (readonly [FigureKey, LocalizedText | null])[] = [
    [overallKey, null],
    ...questionnaire.dimensions.map(({ key, title }) => [dimensionFigure(key), title] as const),
  ];
  const changesOf = ({ changes, levels }: ComparedFigures): readonly FigureChange[] =>
    figures.flatMap(([figure, dimension]) => {
      const change = changes.get(figure);
      if (change === undefined) return [];
      return [{ dimension, change, levels: change.basis === "common" ? (levels.get(figure) ?? null) : null }];
    });
  return [
    ...comparison.parts.map((part) => ({
      names: part.later.map((id) => nameOf(names, id)),
      earlierNames: earlierNames(part, names),
      changes: changesOf(part),
    })),
    { names: [], earlierNames: [], changes: changesOf(comparison.organization) },
  ];
}

/** What a part was in the earlier round; empty where it was the same then. */
export function earlierNames(
  { earlier, later }: ComparableGroup,
  names: DepartmentNames,
): readonly LocalizedText[] {
  const isSame = earlier.length === later.length && earlier.every((id) => later.includes(id));
  return isSame ? [] : earlier.map((id) => nameOf(names, id));
}
