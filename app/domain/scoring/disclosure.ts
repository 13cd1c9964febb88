import { questionsRead } from "#app/domain/questionnaire/conditions.ts";
import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey, overallKey, questionFigure } from "./figure-key.ts";
import type { Tally } from "./tally.ts";

/*
 * What may be shown of a confidential round (method § 6): hidden answers enter no figure that is shown. These are the
 * single rules; `publish.ts` applies them, and everything that is published comes through it.
 */

/** The least threshold: of two, each would know the other's answer. */
export const LEAST_THRESHOLD = 3;

/** The threshold of a round that names none (method § 6). */
export const DEFAULT_THRESHOLD = 5;

/** How the departments of a confidential round are shown (method § 6.1). */
export type Pooling = {
  /** On their own: those with k responses or more, and those that nobody answered from. */
  readonly shown: ReadonlySet<string>;
  /** Hidden, and pooled as "other departments". */
  readonly pooled: readonly string[];
  /** With fewer than k responses together they are left out of every figure. */
  readonly isPoolShown: boolean;
};

/** @throws RangeError where the threshold is no whole number from 3 up */
export function poolDepartments(
  departments: readonly { readonly department: string; readonly responses: number }[],
  threshold: number,
): Pooling {
  if (!(Number.isInteger(threshold) && threshold >= LEAST_THRESHOLD)) {
    throw new RangeError(`A threshold is a whole number from ${LEAST_THRESHOLD} up, not ${threshold}.`);
  }
  const hidden = departments.filter(({ responses }) => isTooFew(responses, threshold));
  const together = hidden.reduce((sum, { responses }) => sum + responses, 0);
  return {
    shown: new Set(departments.filter((one) => !hidden.includes(one)).map(({ department }) => department)),
    pooled: hidden.map(({ department }) => department),
    isPoolShown: together >= threshold,
  };
}

/**
 * The scored questions that are hidden in a shown group: those with some answers but fewer than k, and every question
 * whose condition reads a hidden one, since who was asked it tells of the answer (method § 6.2).
 */
export function hiddenQuestions(
  questionnaire: Questionnaire,
  tally: Tally,
  threshold: number | null,
): ReadonlySet<QuestionName> {
  if (threshold === null) return new Set();
  const scored = questionnaire.questions.filter(isScored).map(({ name }) => name);
  const hidden = new Set(scored.filter((name) => isTooFew(scoresOf(tally, questionFigure(name)), threshold)));
  const readers = [...questionsRead(questionnaire)];
  // A set gives out what is added while it is gone through, so what reads a reader follows.
  for (const name of hidden) {
    for (const [reader, read] of readers) if (read.has(name)) hidden.add(reader);
  }
  return hidden;
}

/**
 * The dimensions hidden in a shown group, computed from the questions shown there: those that too few responses have,
 * and those that none has though one of its questions is hidden (method § 6.2).
 *
 * @param tally by the questions shown
 * @param curtailed the dimensions of which a question is hidden
 */
export function hiddenDimensions(
  { dimensions }: Questionnaire,
  tally: Tally,
  curtailed: ReadonlySet<DimensionKey>,
  threshold: number | null,
): ReadonlySet<DimensionKey> {
  return new Set(
    dimensions
      .map(({ key }) => key)
      .filter((key) => isHidden(tally, dimensionFigure(key), curtailed.has(key), threshold)),
  );
}

/** The same for the overall score, by the dimensions shown; `isCurtailed`: one of them is hidden. */
export function isOverallHidden(tally: Tally, isCurtailed: boolean, threshold: number | null): boolean {
  return isHidden(tally, overallKey, isCurtailed, threshold);
}

/** The dimensions of the questions named. */
export function dimensionsOf(
  { questions }: Questionnaire,
  names: ReadonlySet<QuestionName>,
): ReadonlySet<DimensionKey> {
  return new Set(
    questions.flatMap(({ name, dimension }) => (names.has(name) && dimension !== null ? [dimension] : [])),
  );
}

/** The questionnaire cut to what is shown: hidden questions are as if they had never been scored. */
export function withoutQuestions(
  questionnaire: Questionnaire,
  hidden: ReadonlySet<QuestionName>,
): Questionnaire {
  if (hidden.size === 0) return questionnaire;
  return { ...questionnaire, questions: questionnaire.questions.filter(({ name }) => !hidden.has(name)) };
}

/** The questionnaire without whole dimensions and their questions. */
export function withoutDimensions(
  questionnaire: Questionnaire,
  hidden: ReadonlySet<DimensionKey>,
): Questionnaire {
  if (hidden.size === 0) return questionnaire;
  return {
    ...questionnaire,
    dimensions: questionnaire.dimensions.filter(({ key }) => !hidden.has(key)),
    questions: questionnaire.questions.filter(
      ({ dimension }) => dimension === null || !hidden.has(dimension),
    ),
  };
}

function isHidden(tally: Tally, key: FigureKey, isCurtailed: boolean, threshold: number | null): boolean {
  const n = scoresOf(tally, key);
  return (threshold !== null && isTooFew(n, threshold)) || (n === 0 && isCurtailed);
}

/** Some, but fewer than k. */
function isTooFew(n: number, threshold: number): boolean {
  return n > 0 && n < threshold;
}

function scoresOf(tally: Tally, key: FigureKey): number {
  return tally.figures.get(key)?.n ?? 0;
}
