import {
  type Answers,
  type Dimension,
  type DimensionKey,
  isScored,
  type Question,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { type AnswerScore, scoreAnswer } from "./answer.ts";
import { weightedMean } from "./statistics.ts";
import { atLeast } from "./tolerance.ts";

/** The scores of one response (method § 3). */
export type ResponseScore = {
  /** Each scored question: its score or why it has none; `hidden` where no condition let it be asked. */
  readonly questions: ReadonlyMap<QuestionName, QuestionScore>;
  readonly dimensions: ReadonlyMap<DimensionKey, DimensionScore>;
  readonly overall: OverallScore;
};

export type QuestionScore = AnswerScore | { readonly state: "hidden" };

type DimensionScore = {
  /** 0–100; null where the coverage is below a half. */
  readonly score: number | null;
  /** 0–1, the weight of the scored answers over that of the applicable questions; null where none applies. */
  readonly coverage: number | null;
  /** Whether any question of the dimension applies to this response. */
  readonly applicable: boolean;
};

type OverallScore = {
  /** 0–100; null where dimensions holding less than half of the weight have a score. */
  readonly score: number | null;
  readonly applicable: boolean;
};

/** Scored answers need at least this share of the weight for a score to stand (method § 3). */
const REQUIRED_SHARE = 0.5;

/**
 * The scores of one response. `visible` names the questions whose conditions hold: an answer to any other is ignored.
 *
 * @throws RangeError where an answer is none that its question can have
 */
export function scoreResponse(
  questionnaire: Questionnaire,
  answers: Answers,
  visible: ReadonlySet<QuestionName>,
): ResponseScore {
  const scoredQuestions = questionnaire.questions.filter(isScored);
  const questions = new Map<QuestionName, QuestionScore>(
    scoredQuestions.map((question) => [
      question.name,
      visible.has(question.name)
        ? scoreAnswer(question, answerTo(question.name, answers))
        : { state: "hidden" },
    ]),
  );
  const dimensions = new Map<DimensionKey, DimensionScore>(
    questionnaire.dimensions.map((dimension) => [
      dimension.key,
      scoreDimension(
        scoredQuestions.filter((question) => question.dimension === dimension.key),
        questions,
      ),
    ]),
  );
  return { questions, dimensions, overall: scoreOverall(questionnaire.dimensions, dimensions) };
}

/** Whether an answer counts among those that the question applies to (method § 4, population). */
export function isApplicable(score: QuestionScore): boolean {
  return score.state !== "does-not-apply" && score.state !== "hidden";
}

/** A question may be called "constructor": only what the response itself holds is an answer. */
export function answerTo(name: QuestionName, answers: Answers): Answers[string] | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

function scoreDimension(
  questions: readonly Question[],
  scores: ReadonlyMap<QuestionName, QuestionScore>,
): DimensionScore {
  let applicableWeight = 0;
  let scoredWeight = 0;
  const values: number[] = [];
  const weights: number[] = [];
  for (const question of questions) {
    const score = scores.get(question.name);
    if (score === undefined || !isApplicable(score)) continue;
    applicableWeight += question.weight;
    if (score.state !== "scored") continue;
    scoredWeight += question.weight;
    values.push(score.score);
    weights.push(question.weight);
  }
  if (applicableWeight === 0) return { score: null, coverage: null, applicable: false };
  const coverage = scoredWeight / applicableWeight;
  const score = atLeast(coverage, REQUIRED_SHARE) ? weightedMean(values, weights) : null;
  return { score, coverage, applicable: true };
}

function scoreOverall(
  dimensions: readonly Dimension[],
  scores: ReadonlyMap<DimensionKey, DimensionScore>,
): OverallScore {
  let applicableWeight = 0;
  let scoredWeight = 0;
  const values: number[] = [];
  const weights: number[] = [];
  for (const dimension of dimensions) {
    const score = scores.get(dimension.key);
    if (!score?.applicable) continue;
    applicableWeight += dimension.weight;
    if (score.score === null) continue;
    scoredWeight += dimension.weight;
    values.push(score.score);
    weights.push(dimension.weight);
  }
  if (applicableWeight === 0) return { score: null, applicable: false };
  const stands = atLeast(scoredWeight / applicableWeight, REQUIRED_SHARE);
  return { score: stands ? weightedMean(values, weights) : null, applicable: true };
}
