import {
  type DimensionKey,
  isScored,
  type LocalizedText,
  type QuestionName,
} from "#app/domain/questionnaire/definition.ts";
import type { Agreement } from "#app/domain/scoring/agreement.ts";
import { type Missing, placeOf } from "./level-rows.ts";
import { figureIn, missingInQuestion } from "./question-view.ts";
import { chosenGroup, groupsOf } from "./result-groups.ts";
import type { Arrangement } from "./results-page.ts";
import type { RowSubject } from "./row-subject.ts";

/** All questions of a round, area by area, as one group answered them. */
export type QuestionList = {
  readonly max: number;
  readonly group: GroupChoice;
  readonly groups: readonly GroupChoice[];
  /** One of them, where the reader asked for one; else all. */
  readonly dimension: DimensionKey | null;
  /** What the reader could ask for. */
  readonly allDimensions: readonly { readonly key: DimensionKey; readonly title: LocalizedText }[];
  readonly dimensions: readonly ListedDimension[];
};

export type GroupChoice = { readonly key: string; readonly subject: RowSubject };

type ListedDimension = {
  readonly key: DimensionKey;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly level: number | null;
  readonly target: number | null;
  readonly questions: readonly ListedQuestion[];
};

type ListedQuestion = {
  readonly name: QuestionName;
  readonly title: LocalizedText;
  readonly level: number | null;
  /** Where the level is drawn on the scale: in a confidential round by the score in whole points. */
  readonly place: number | null;
  readonly missing: Missing | null;
  readonly target: number | null;
  /** Levels missing to the target; null without target or level. */
  readonly gap: number | null;
  readonly agreement: Agreement | null;
  /** The levels of the other groups that show one, for their place beside this one's. */
  readonly others: readonly { readonly subject: RowSubject; readonly level: number }[];
};

/**
 * The questions area by area.
 *
 * @param group the key of the group that answered; else the organization
 * @param dimension the key of the only area wanted; else all
 */
export function questionList(
  group: string | undefined,
  dimension: string | undefined,
): Arrangement<QuestionList> {
  return {
    rounds: "chosen",
    arrange: ({ results, names }) => {
      const { questionnaire } = results;
      const groups = groupsOf(results, names);
      const chosen = chosenGroup(groups, group);
      const wanted = questionnaire.dimensions.find(({ key }) => key === dimension);
      return {
        max: questionnaire.scale.max,
        group: { key: chosen.key, subject: chosen.subject },
        groups: groups.map(({ key, subject }) => ({ key, subject })),
        dimension: wanted?.key ?? null,
        allDimensions: questionnaire.dimensions.map(({ key, title }) => ({ key, title })),
        dimensions: questionnaire.dimensions
          .filter((one) => wanted === undefined || one === wanted)
          .map(({ key, title, description, target }) => ({
            key,
            title,
            description,
            target,
            level: chosen.figures.dimensions.get(key)?.level ?? null,
            questions: questionnaire.questions
              .filter((question) => isScored(question) && question.dimension === key)
              .map((question) => {
                const figure = figureIn(chosen, question.name);
                return {
                  name: question.name,
                  title: question.title,
                  level: figure.level,
                  place: placeOf(figure, questionnaire.scale),
                  missing: missingInQuestion(chosen.subject, chosen.figures.n, figure),
                  target: question.target,
                  gap: figure.gap,
                  agreement: figure.agreement,
                  others: groups.flatMap((other) => {
                    const { level } = figureIn(other, question.name);
                    return other === chosen || level === null ? [] : [{ subject: other.subject, level }];
                  }),
                };
              }),
          })),
      };
    },
  };
}
