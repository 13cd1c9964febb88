import { type VisibilityRules, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type { ConditionContext, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  dimensionFigure,
  type FigureKey,
  overallKey,
  questionFigure,
} from "#app/domain/scoring/figure-key.ts";
import { isApplicable, type ResponseScore, scoreResponse } from "#app/domain/scoring/response.ts";
import { type Tally, tallyResponse } from "#app/domain/scoring/tally.ts";
import { answersOf, type KeptAnswers } from "./merge.ts";

/** One figure's score of a response, as it is kept beside it. */
export type KeptScore = {
  readonly figure: FigureKey;
  readonly score: number | null;
  readonly coverage: number | null;
  readonly applicable: 0 | 1;
};

/** What a response counts for once it is sent. */
export type CountedResponse = {
  readonly scores: readonly KeptScore[];
  readonly tally: Tally;
  /** How many of the questions that are asked have an answer, *don't know* and *does not apply* included. */
  readonly answered: number;
};

/** Scores a response's answers. Those that conditions hide are kept with it, and count for nothing. */
export function countResponse(
  { questionnaire, rules }: { readonly questionnaire: Questionnaire; readonly rules: VisibilityRules },
  context: ConditionContext,
  kept: Pick<KeptAnswers, "answers">,
): CountedResponse {
  const answers = answersOf(kept);
  const visible = visibleQuestions(rules, answers, context);
  const score = scoreResponse(questionnaire, answers, visible);
  return {
    scores: keptScores(score),
    tally: tallyResponse(questionnaire, answers, score),
    answered: [...visible].filter((name) => Object.hasOwn(answers, name)).length,
  };
}

function keptScores({ overall, dimensions, questions }: ResponseScore): readonly KeptScore[] {
  const bit = (applicable: boolean) => (applicable ? 1 : 0);
  return [
    { figure: overallKey, score: overall.score, coverage: null, applicable: bit(overall.applicable) },
    ...[...dimensions].map(
      ([key, { score, coverage, applicable }]): KeptScore => ({
        figure: dimensionFigure(key),
        score,
        coverage,
        applicable: bit(applicable),
      }),
    ),
    ...[...questions].map(
      ([name, question]): KeptScore => ({
        figure: questionFigure(name),
        score: question.state === "scored" ? question.score : null,
        coverage: null,
        applicable: bit(isApplicable(question)),
      }),
    ),
  ];
}
