import type { LocalizedText, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey, overallKey } from "#app/domain/scoring/figure-key.ts";
import type { ComparedPart, Comparison } from "./comparison.ts";
import { nameOf } from "./level-rows.ts";
import { type ShownChange, shownChange } from "./shown-change.ts";

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
};

/** The changes department by department, and last the organization's. */
export function changeGroups(
  questionnaire: Questionnaire,
  comparison: Comparison,
  answering: "individual" | "joint",
  names: ReadonlyMap<string, LocalizedText>,
): readonly ChangeGroup[] {
  const figures: readonly (readonly [FigureKey, LocalizedText | null])[] = [
    [overallKey, null],
    ...questionnaire.dimensions.map(({ key, title }) => [dimensionFigure(key), title] as const),
  ];
  const changesOf = (changes: ComparedPart["changes"]): readonly FigureChange[] =>
    figures.flatMap(([figure, dimension]) => {
      const change = changes.get(figure);
      return change ? [{ dimension, change: shownChange(change, answering) }] : [];
    });
  return [
    ...comparison.parts.map((part) => ({
      names: part.later.map((id) => nameOf(names, id)),
      earlierNames: isSame(part) ? [] : part.earlier.map((id) => nameOf(names, id)),
      changes: changesOf(part.changes),
    })),
    { names: [], earlierNames: [], changes: changesOf(comparison.organization.changes) },
  ];
}

function isSame({ earlier, later }: ComparedPart): boolean {
  return earlier.length === later.length && earlier.every((id) => later.includes(id));
}
