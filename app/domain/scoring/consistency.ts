import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import type { ResponseScore } from "./response.ts";

/**
 * What Cronbach's alpha of a dimension needs of a group's complete responses: those with a score on every one of the
 * dimension's questions.
 */
export type ConsistencySums = {
  /** How many responses are complete. */
  readonly n: number;
  /** Of each question, in the questionnaire's order. */
  readonly questions: readonly Sums[];
  /** Of the responses' sums over the questions. */
  readonly together: Sums;
};

/** Σ x and Σ x² of scores as deviations from the middle of the scale, for the reason that tallies have. */
type Sums = { readonly sum: number; readonly sumOfSquares: number };

/** From so many complete responses and questions up the figure says something (method § 4). */
const LEAST_RESPONSES = 30;
const LEAST_QUESTIONS = 3;

const FIXED_POINT = 50;
const noSums: Sums = { sum: 0, sumOfSquares: 0 };

/** Adds up the complete responses of every dimension, one after another. */
export class ConsistencyCount {
  readonly #dimensions: readonly (readonly [DimensionKey, readonly QuestionName[]])[];
  readonly #sums: Map<DimensionKey, ConsistencySums>;

  constructor({ dimensions, questions }: Questionnaire) {
    const scored = questions.filter(isScored);
    this.#dimensions = dimensions.map(({ key }) => [
      key,
      scored.filter(({ dimension }) => dimension === key).map(({ name }) => name),
    ]);
    this.#sums = new Map(this.#dimensions.map(([key, names]) => [key, noResponses(names.length)]));
  }

  add({ questions }: ResponseScore): void {
    for (const [key, names] of this.#dimensions) {
      const deviations: number[] = [];
      for (const name of names) {
        const score = questions.get(name);
        if (score?.state === "scored") deviations.push(score.score - FIXED_POINT);
      }
      const sums = this.#sums.get(key);
      if (sums === undefined || deviations.length < names.length) continue;
      this.#sums.set(key, withResponse(sums, deviations));
    }
  }

  get sums(): ReadonlyMap<DimensionKey, ConsistencySums> {
    return this.#sums;
  }
}

/** The complete responses of several groups to the same questions, together. */
export function addConsistency(a: ConsistencySums, b: ConsistencySums): ConsistencySums {
  return {
    n: a.n + b.n,
    questions: a.questions.map((sums, index) => add(sums, b.questions[index] ?? noSums)),
    together: add(a.together, b.together),
  };
}

/**
 * Cronbach's alpha of a dimension, its internal consistency: k/(k − 1) · (1 − Σ variances of the questions / variance
 * of the sums) (Cronbach 1951; method § 4, *Reliability*).
 *
 * @returns null for fewer than 30 complete responses or 3 questions, and where all responses have the same sum
 */
export function consistencyOf({ n, questions, together }: ConsistencySums): number | null {
  const k = questions.length;
  if (n < LEAST_RESPONSES || k < LEAST_QUESTIONS) return null;
  // Sums of squared deviations in place of variances: the n − 1 below each cancels.
  const separate = questions.reduce((sum, question) => sum + squares(question, n), 0);
  const whole = squares(together, n);
  return whole === 0 ? null : (k / (k - 1)) * (1 - separate / whole);
}

function noResponses(questions: number): ConsistencySums {
  return { n: 0, questions: new Array<Sums>(questions).fill(noSums), together: noSums };
}

function withResponse(
  { n, questions, together }: ConsistencySums,
  deviations: readonly number[],
): ConsistencySums {
  const whole = deviations.reduce((sum, x) => sum + x, 0);
  return {
    n: n + 1,
    questions: questions.map((sums, index) => withScore(sums, deviations[index] ?? 0)),
    together: withScore(together, whole),
  };
}

function withScore({ sum, sumOfSquares }: Sums, deviation: number): Sums {
  return { sum: sum + deviation, sumOfSquares: sumOfSquares + deviation * deviation };
}

function add(a: Sums, b: Sums): Sums {
  return { sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares };
}

/** Σ (x − mean)² of n numbers; exactly 0 where they are alike as far as sums of doubles can tell. */
function squares({ sum, sumOfSquares }: Sums, n: number): number {
  const deviations = sumOfSquares - (sum * sum) / n;
  return deviations <= 1e-9 + 4 * n * Number.EPSILON * sumOfSquares ? 0 : deviations;
}
