import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import { krippendorffAlphaOfUnits } from "./krippendorff.ts";
import type { ResponseScore } from "./response.ts";

/** How often each score (0–100) was given to each question in a group: the questions are units, respondents observers. */
export type Ratings = ReadonlyMap<QuestionName, ReadonlyMap<number, number>>;

/** Scores are equal where they are to 9 decimals (method § 4). */
const EQUAL_TO = 1e9;

/** Counts the scores of responses, one after another. */
export class RatingCount {
  readonly #questions = new Map<QuestionName, Map<number, number>>();

  add({ questions }: ResponseScore): void {
    for (const [name, question] of questions) {
      if (question.state !== "scored") continue;
      this.#count(name, Math.round(question.score * EQUAL_TO) / EQUAL_TO, 1);
    }
  }

  addAll(ratings: Ratings): void {
    for (const [name, scores] of ratings) {
      for (const [score, times] of scores) this.#count(name, score, times);
    }
  }

  get ratings(): Ratings {
    return this.#questions;
  }

  #count(name: QuestionName, score: number, times: number): void {
    const scores = this.#questions.get(name) ?? new Map<number, number>();
    this.#questions.set(name, scores.set(score, (scores.get(score) ?? 0) + times));
  }
}

/**
 * Krippendorff's alpha of a group (method § 4, *Reliability*): ordinal, missing answers allowed. Low also where
 * everybody answers alike everywhere, so it is no measure of agreement.
 *
 * @returns null where no two answers to a question can be compared, or all are alike
 */
export function reliabilityOf(ratings: Ratings): number | null {
  return krippendorffAlphaOfUnits([...ratings.values()], "ordinal");
}
