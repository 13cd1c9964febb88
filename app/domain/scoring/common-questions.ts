import {
  type Dimension,
  isScored,
  type Question,
  type Questionnaire,
  type ScoredOption,
  type Scoring,
} from "#app/domain/questionnaire/definition.ts";
import { TOLERANCE } from "./tolerance.ts";

/** A question as two versions of a questionnaire have it. */
export type QuestionPair = { readonly older: Question; readonly newer: Question };

/**
 * The questions on which two rounds compare that used different versions (method § 5): scored in both, and the same
 * question at every step between them.
 *
 * @param versions from the older round's to the newer round's, with those between
 * @returns in the newer version's order
 */
export function commonQuestions(versions: readonly Questionnaire[]): readonly QuestionPair[] {
  const [oldest, ...later] = versions;
  const newest = versions.at(-1);
  if (oldest === undefined || newest === undefined) return [];
  let origins = new Map(oldest.questions.map((question) => [question.name, question]));
  let previous = oldest;
  for (const version of later) {
    origins = new Map(
      stepsBetween(previous, version).flatMap(({ older, newer }) => {
        const origin = origins.get(older.name);
        return origin ? [[newer.name, origin] as const] : [];
      }),
    );
    previous = version;
  }
  return newest.questions.flatMap((newer) => {
    const older = origins.get(newer.name);
    return older && isScored(older) && isScored(newer) ? [{ older, newer }] : [];
  });
}

/** The questions on which two rounds compare: all that are scored where they used the same version. */
export function comparedQuestions(
  older: Questionnaire,
  between: readonly Questionnaire[],
  newer: Questionnaire,
): readonly QuestionPair[] {
  return isSameVersion(older, newer)
    ? newer.questions.filter(isScored).map((question) => ({ older: question, newer: question }))
    : commonQuestions([older, ...between, newer]);
}

/** The questionnaires by which the two sides of a comparison are scored, each response with its own round's. */
export type ComparisonBasis = { readonly older: Questionnaire; readonly newer: Questionnaire };

/**
 * Both versions cut to given questions, with the newer one's weights and dimensions. A dimension without any of them
 * stays in the list and applies to nobody, so that it leaves the overall score.
 */
export function comparisonBasis(
  older: Questionnaire,
  newer: Questionnaire,
  pairs: readonly QuestionPair[],
  dimensions: readonly Dimension[] = newer.dimensions,
): ComparisonBasis {
  return {
    older: {
      ...older,
      dimensions,
      questions: pairs.map(({ older, newer: { dimension, weight } }) => ({ ...older, dimension, weight })),
    },
    newer: { ...newer, dimensions, questions: pairs.map((pair) => pair.newer) },
  };
}

/** Whether two rounds used the same version; a round's own targets make no other version of it. */
export function isSameVersion(a: Questionnaire, b: Questionnaire): boolean {
  return a === b || scoringText(a) === scoringText(b);
}

/** The questions that a version takes over from the one before, so that the years compare. */
function stepsBetween(older: Questionnaire, newer: Questionnaire): readonly QuestionPair[] {
  return successorsOf(older, newer).filter(({ older, newer }) => isComparable(older, newer));
}

/** The questions of a version that the one before had too, by name or `replaces`, whether they compare or not. */
export function successorsOf(older: Questionnaire, newer: Questionnaire): readonly QuestionPair[] {
  if (older.id !== newer.id) return [];
  const byName = new Map(older.questions.map((question) => [question.name, question]));
  // A name that another question replaces is not taken over by name as well.
  const replaced = new Set(
    newer.questions.flatMap(({ name, replaces }) => (replaces === name ? [] : (replaces ?? []))),
  );
  return newer.questions.flatMap((question) => {
    const { name, replaces } = question;
    // Copied on from version to version, `replaces` may name what is no longer there: then the name itself counts.
    const predecessor = replaces === null ? undefined : byName.get(replaces);
    const earlier = predecessor ?? (replaced.has(name) ? undefined : byName.get(name));
    return earlier ? [{ older: earlier, newer: question }] : [];
  });
}

/** Whether answers to a question before and after give the same scores. */
export function isComparable(older: Question, newer: Question): boolean {
  return newer.comparable ?? hasSameScoring(older.scoring, newer.scoring);
}

/** Whether the same answer gives the same score: options' scores after `reverse`, rows, thresholds. */
function hasSameScoring(a: Scoring, b: Scoring): boolean {
  switch (a.kind) {
    case "choice":
      return b.kind === "choice" && sameScores(scoresOf(a.options), scoresOf(b.options));
    case "boolean":
      return b.kind === "boolean" && a.reverse === b.reverse;
    case "checklist":
      return b.kind === "checklist" && a.reverse === b.reverse && sameScores(sharesOf(a), sharesOf(b));
    case "matrix":
      return (
        b.kind === "matrix" &&
        sameScores(scoresOf(a.columns), scoresOf(b.columns)) &&
        sameScores(rowsOf(a), rowsOf(b))
      );
    case "number":
      return (
        b.kind === "number" &&
        a.thresholds.length === b.thresholds.length &&
        a.thresholds.every(({ value, score }, index) => {
          const other = b.thresholds[index];
          return other !== undefined && isSame(value, other.value) && isSame(score, other.score);
        })
      );
    case "unscored":
      return b.kind === "unscored";
  }
}

type ScoreByValue = ReadonlyMap<string, number | null>;

function scoresOf(options: readonly ScoredOption[]): ScoreByValue {
  return new Map(options.map(({ value, score }) => [String(value), score]));
}

/** Weights of a checklist are relative: what counts is each choice's share. */
function sharesOf({ options }: Extract<Scoring, { kind: "checklist" }>): ScoreByValue {
  const total = options.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  return new Map(
    options.map(({ value, weight }) => [String(value), weight === null ? null : weight / (total || 1)]),
  );
}

function rowsOf({ rows }: Extract<Scoring, { kind: "matrix" }>): ScoreByValue {
  return new Map(rows.map(({ value }) => [String(value), null]));
}

function sameScores(a: ScoreByValue, b: ScoreByValue): boolean {
  return (
    a.size === b.size &&
    [...a].every(([value, score]) => {
      const other = b.get(value);
      if (other === undefined) return false;
      return score === null || other === null ? score === other : isSame(score, other);
    })
  );
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}

/** What scores depend on, as one text: not what people read. */
function scoringText(questionnaire: Questionnaire): string {
  const known = scoringTexts.get(questionnaire);
  if (known !== undefined) return known;
  const { id, version, dimensions, questions } = questionnaire;
  const rules = questions.map(({ name, dimension, weight, conditions, scoring }) => [
    name,
    dimension,
    weight,
    conditions,
    scoring,
  ]);
  const text = JSON.stringify(
    [id, version, dimensions.map(({ key, weight }) => [key, weight]), rules],
    (key, value) => (key === "text" ? undefined : value),
  );
  scoringTexts.set(questionnaire, text);
  return text;
}

/** What was written once; a questionnaire never changes. */
const scoringTexts = new WeakMap<Questionnaire, string>();
