import type { LocalizedText, QuestionName } from "#app/domain/questionnaire/definition.ts";
import { type FigurePair, figureChanges, minimumChange } from "#app/domain/scoring/change.ts";
import { comparedQuestions } from "#app/domain/scoring/common-questions.ts";
import { questionFigure } from "#app/domain/scoring/figure-key.ts";
import { scoreTogether } from "#app/domain/scoring/score-together.ts";
import { earlierNames } from "./change-groups.ts";
import { figuresOf } from "./comparison.ts";
import { comparisonRounding } from "./publication.ts";
import type { OpenedRound } from "./results-page.ts";
import { departmentSubject, type RowSubject } from "./row-subject.ts";
import { type ShownChange, shownChange } from "./shown-change.ts";

/** What has changed in one question in a part of the organization, or in all of it. */
export type QuestionChange = {
  /** Several where a department was split: they are compared together. */
  readonly subjects: readonly RowSubject[];
  /** What they were in the earlier round, where that was something else. */
  readonly earlierNames: readonly LocalizedText[];
  readonly change: ShownChange;
};

/**
 * What has changed in one question since the earlier round, part by part as in areas, and last in the organization.
 * Judged as their changes are (method § 5), on the figures that both rounds show: of departments that merged or were
 * split, on what is shown of each (§ 6.3). In a confidential round these are the rounded ones, so that the change
 * tells nothing that they do not.
 *
 * @returns `question-differs` where the rounds compare, but not on this question; null where they do not
 */
export function questionChanges(
  {
    results,
    earlier,
    comparison,
    versionsBetween,
    names,
  }: Pick<OpenedRound, "results" | "earlier" | "comparison" | "versionsBetween" | "names">,
  name: QuestionName,
): readonly QuestionChange[] | "question-differs" | null {
  if (earlier === null || comparison === null) return null;
  const pair = comparedQuestions(earlier.questionnaire, versionsBetween, results.questionnaire).find(
    ({ newer }) => newer.name === name,
  );
  if (pair === undefined) return "question-differs";
  const parts = comparison.parts.map((part) => ({ ...part, key: part.later.join() }));
  const pairs = parts.flatMap(({ key, ...part }): readonly FigurePair[] => {
    const before = scoreTogether(figuresOf(earlier, part.earlier, questionFigure(pair.older.name)));
    const after = scoreTogether(figuresOf(results, part.later, questionFigure(name)));
    return before && after ? [{ department: key, before, after, weight: 1 }] : [];
  });
  const { departments, organization } = figureChanges(pairs, minimumChange(results.questionnaire.scale));
  const rounding = comparisonRounding(earlier, results);
  const shown = (change: typeof organization) => shownChange(change, results.round.answering, rounding);
  return [
    ...parts.flatMap(({ key, ...part }): readonly QuestionChange[] => {
      const change = departments.get(key);
      if (change === undefined) return [];
      const subjects = part.later.map((id) => departmentSubject(names, id));
      return [{ subjects, earlierNames: earlierNames(part, names), change: shown(change) }];
    }),
    { subjects: [{ kind: "organization" }], earlierNames: [], change: shown(organization) },
  ];
}
