import type { Question } from "#app/domain/questionnaire/definition.ts";
import { reversed } from "./answer.ts";
import { mean } from "./statistics.ts";
import { atLeast, exceeds, TOLERANCE } from "./tolerance.ts";

/** How far a group's answers agree, on one question (r_wg) or over those of a dimension (r*_wg). */
export type Agreement = {
  /** At most 1; below 0 where answers split between the extremes. */
  readonly value: number;
  readonly word: AgreementWord;
  /** Fewer than 10 answered: chance alone often reaches 0.7, and the page says so. */
  readonly smallGroup: boolean;
};

export type AgreementWord = "divided" | "none" | "weak" | "moderate" | "strong" | "very-strong";

/** The words for answers that do not agree. */
export type DisagreementWord = Extract<AgreementWord, "divided" | "none">;

/** Whether it is a word for answers that do not agree. */
export function isDisagreement(word: AgreementWord): word is DisagreementWord {
  return word === "divided" || word === "none";
}

const SMALL_GROUP = 10;

/** Upper limits of the words after LeBreton & Senter 2008; a value on the limit still has the word (method § 4). */
const words: readonly (readonly [number, AgreementWord])[] = [
  [0.3, "none"],
  [0.5, "weak"],
  [0.7, "moderate"],
  [0.9, "strong"],
];

/** The word for an agreement value. */
export function agreementWord(value: number): AgreementWord {
  if (exceeds(0, value)) return "divided";
  return words.find(([limit]) => atLeast(limit, value))?.[1] ?? "very-strong";
}

/** s²/σ² of one question's answers in a group, and how many gave them. */
export type Disagreement = { readonly ratio: number; readonly n: number };

/**
 * s²/σ² from the counts of a question's answers: s² of their scores with n − 1, σ² the population variance of the
 * options' scores, each equally likely (James, Demaree & Wolf 1984, uniform null; method § 4).
 *
 * @param counts how often each choice was given, by the keys of `countedValues`; other keys are left aside
 * @returns null for fewer than two scored answers, and where the question is no single choice
 */
export function disagreementOn(question: Question, counts: ReadonlyMap<string, number>): Disagreement | null {
  const options = singleChoices(question);
  if (options === null) return null;
  const nullVariance = spread(options.map(({ score }) => ({ score, times: 1 })));
  const answers = spread(options.map(({ value, score }) => ({ score, times: counts.get(value) ?? 0 })));
  if (nullVariance.squares <= TOLERANCE || answers.n < 2) return null;
  return {
    ratio: answers.squares / (answers.n - 1) / (nullVariance.squares / nullVariance.n),
    n: answers.n,
  };
}

/**
 * The agreement over questions: 1 − mean(s²/σ²), which for a single one is r_wg, for a dimension's r*_wg
 * (Lindell, Brandt & Whitney 1999; method § 4).
 */
export function agreementOver(disagreements: readonly (Disagreement | null)[]): Agreement | null {
  const known = disagreements.filter((disagreement) => disagreement !== null);
  const ratio = mean(known.map((disagreement) => disagreement.ratio));
  if (ratio === null) return null;
  const value = 1 - ratio;
  return { value, word: agreementWord(value), smallGroup: known.some(({ n }) => n < SMALL_GROUP) };
}

type SingleChoice = { readonly value: string; readonly score: number };

function singleChoices(question: Question): readonly SingleChoice[] | null {
  const { scoring } = question;
  if (scoring.kind === "choice") {
    return scoring.options.flatMap(({ value, score }) =>
      score === null ? [] : [{ value: String(value), score }],
    );
  }
  if (scoring.kind === "boolean") {
    return [
      { value: "true", score: scoring.reverse ? reversed(100) : 100 },
      { value: "false", score: scoring.reverse ? reversed(0) : 0 },
    ];
  }
  return null;
}

/** Σ times · (score − mean)² and Σ times. */
function spread(scores: readonly { readonly score: number; readonly times: number }[]): {
  readonly squares: number;
  readonly n: number;
} {
  const given = scores.filter(({ times }) => times > 0);
  const n = given.reduce((sum, { times }) => sum + times, 0);
  const average = given.reduce((sum, { score, times }) => sum + score * (times / n), 0);
  const squares = given.reduce((sum, { score, times }) => sum + times * (score - average) ** 2, 0);
  return { squares: given.length < 2 ? 0 : squares, n };
}
