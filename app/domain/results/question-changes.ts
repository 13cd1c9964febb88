import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import { type FigurePair, figureChanges, minimumChange } from "#app/domain/scoring/change.ts";
import { comparedQuestions } from "#app/domain/scoring/common-questions.ts";
import type { QuestionFigure } from "#app/domain/scoring/figure.ts";
import { comparisonRounding } from "./publication.ts";
import type { OpenedRound } from "./results-page.ts";
import { type ShownChange, shownChange } from "./shown-change.ts";

/**
 * What has changed in one question since the earlier round, by the keys of groups: judged as the changes of areas are
 * (method § 5), on the figures that both rounds show. In a confidential round these are the rounded ones, so that the
 * change tells nothing that they do not. Departments that merged or were split have none of their own.
 *
 * @returns empty where the rounds do not compare, or not on this question
 */
export function questionChanges(
  { results, earlier, comparison, versionsBetween }: OpenedRound,
  name: QuestionName,
): ReadonlyMap<string, ShownChange> {
  if (earlier === null || comparison === null) return new Map();
  const pair = comparedQuestions(earlier.questionnaire, versionsBetween, results.questionnaire).find(
    ({ newer }) => newer.name === name,
  );
  if (pair === undefined) return new Map();
  const pairs = comparison.parts.flatMap((part): readonly FigurePair[] => {
    const [department] = part.later;
    if (part.earlier.length !== 1 || part.later.length !== 1 || department === undefined) return [];
    const before = questionOf(earlier, part.earlier[0], pair.older.name);
    const after = questionOf(results, department, name);
    return before && after ? [{ department, before, after, weight: 1 }] : [];
  });
  const { departments, organization } = figureChanges(pairs, minimumChange(results.questionnaire.scale));
  const rounding = comparisonRounding(earlier, results);
  const shown = (change: typeof organization) => shownChange(change, results.round.answering, rounding);
  return new Map([
    ...[...departments].map(([department, change]) => [department, shown(change)] as const),
    // Of a part of the departments it would be no change of the whole.
    ...(pairs.length === comparison.parts.length ? [["all", shown(organization)] as const] : []),
  ]);
}

function questionOf(
  { figures }: OpenedRound["results"],
  department: string | undefined,
  name: QuestionName,
): QuestionFigure | undefined {
  return figures.departments.find((one) => one.department === department)?.questions.get(name);
}
