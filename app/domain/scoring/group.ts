import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { type Agreement, agreementOver, disagreementOn } from "./agreement.ts";
import { countableValues } from "./answer.ts";
import { dimensionFigure, type FigureKey, overallKey, questionFigure } from "./figure-key.ts";
import { gapTo, levelOf } from "./level.ts";
import { weightedMean } from "./statistics.ts";
import {
  addTally,
  COUNT_DONT_KNOW,
  COUNT_NOT_APPLICABLE,
  COUNT_UNANSWERED,
  emptyFigureTally,
  emptyTally,
  type FigureTally,
  type Tally,
  tallyDeviation,
  tallyMean,
} from "./tally.ts";
import {
  combineErrors,
  type Interval,
  type PooledDeviation,
  pooledDeviation,
  type StandardError,
  scoreInterval,
  standardError,
  standardErrorAsTerm,
} from "./uncertainty.ts";

/** Those who answered together in a round: a department. What is handed in is what is shown (method § 6). */
export type Group = {
  readonly department: string;
  /** N, the number invited; null where unknown. */
  readonly invited: number | null;
  readonly tally: Tally;
};

/** How departments weigh in the organization: each alike, or by how many were invited. */
export type Weights = "equal" | "headcount";

/** A score as shown for a group, with what it rests on. `suppressed` tells it from a figure that may not be shown. */
export type ScoreFigure = {
  readonly suppressed: false;
  /** The mean, 0–100; null where no response has the score. */
  readonly score: number | null;
  /** On the questionnaire's scale, not rounded: see `shownLevel` and `reachedLevel`. */
  readonly level: number | null;
  /** How many responses have the score. */
  readonly n: number;
  /** N′: how many were invited to whom it applies; null where unknown. */
  readonly population: number | null;
  /** In points, with n − 1; null for fewer than two responses, and for the organization. */
  readonly sd: number | null;
  /** Standard error in points; 0 where everyone answered, null where the answers allow none. */
  readonly se: number | null;
  /** Degrees of freedom of `se`; null where it is 0 or null. */
  readonly df: number | null;
  /** 95 % confidence interval in points. */
  readonly ci: Interval | null;
  /** Levels missing to the target; null without target. */
  readonly gap: number | null;
};

export type DimensionFigure = ScoreFigure & {
  /** The mean share, 0–1, of the dimension's weight that was answered with a score; null where it applies to nobody. */
  readonly coverage: number | null;
  /** r*_wg; null for the organization. */
  readonly agreement: Agreement | null;
};

export type QuestionFigure = ScoreFigure & {
  readonly notApplicable: number;
  readonly dontKnow: number;
  readonly unanswered: number;
  /** How often each value was given, zero counts included; null for numbers. */
  readonly distribution: ReadonlyMap<string, number> | null;
  /** r_wg; null for the organization and for questions that are no single choice. */
  readonly agreement: Agreement | null;
};

/** The figures of one group of responses. */
export type Figures = {
  /** How many answered. */
  readonly n: number;
  readonly invited: number | null;
  /** 0–1; null where it is unknown how many were invited, or nobody was. */
  readonly responseRate: number | null;
  readonly overall: ScoreFigure;
  readonly dimensions: ReadonlyMap<DimensionKey, DimensionFigure>;
  readonly questions: ReadonlyMap<QuestionName, QuestionFigure>;
};

export type DepartmentFigures = Figures & { readonly department: string };

/** All figures of one round. */
export type RoundFigures = {
  readonly weights: Weights;
  /** In the order handed in. */
  readonly departments: readonly DepartmentFigures[];
  readonly organization: Figures;
};

/**
 * The figures of a round (method § 4), from the tallies of its departments: theirs, and the organization's as the
 * weighted mean of those that have a score. Disclosure control comes before: it hands in the groups that may be shown.
 *
 * @throws RangeError where more answered than were invited, or two groups are the same department
 */
export function roundFigures(
  questionnaire: Questionnaire,
  groups: readonly Group[],
  weights: Weights = "equal",
): RoundFigures {
  checkGroups(groups);
  const whole: Group = {
    department: "",
    invited: sumOrNull(groups.map((group) => group.invited)),
    tally: groups.map((group) => group.tally).reduce(addTally, emptyTally),
  };

  const byGroup = new Map(groups.map((group) => [group, new Map<FigureKey, ScoreFigure>()]));
  const ofWhole = new Map<FigureKey, ScoreFigure>();
  for (const { key, target } of figureTargets(questionnaire)) {
    const toFigure = (mean: MeanWithError): ScoreFigure => scoreFigure(questionnaire, target, mean);
    const pooled = pooledDeviation(groups.map((group) => meanOf(group, key)));
    for (const group of groups) {
      const mean = meanOf(group, key);
      byGroup.get(group)?.set(key, toFigure({ ...mean, error: standardError(mean, pooled) }));
    }
    ofWhole.set(key, toFigure(organizationMean(groups, key, weights, pooled)));
  }

  return {
    weights,
    departments: groups.map((group) => ({
      department: group.department,
      ...figures(questionnaire, group, byGroup.get(group) ?? new Map(), "with-agreement"),
    })),
    organization: figures(questionnaire, whole, ofWhole, "without-agreement"),
  };
}

/** What a department with so many invited and so many responses weighs in the organization (method § 4). */
export function departmentWeight(
  { invited, n }: { readonly invited: number | null; readonly n: number },
  weights: Weights,
): number {
  return weights === "equal" ? 1 : (invited ?? n);
}

type MeanScore = {
  readonly score: number | null;
  readonly n: number;
  readonly sd: number | null;
  readonly population: number | null;
};
type MeanWithError = MeanScore & { readonly error: StandardError | null };

function meanOf(group: Group, key: FigureKey): MeanScore {
  const tally = figureTallyOf(group, key);
  return {
    score: tallyMean(tally),
    n: tally.n,
    sd: tallyDeviation(tally),
    population: group.invited === null ? null : group.invited - (group.tally.responses - tally.applicable),
  };
}

function organizationMean(
  groups: readonly Group[],
  key: FigureKey,
  weights: Weights,
  pooled: PooledDeviation | null,
): MeanWithError {
  const means = groups.map((group) => meanOf(group, key));
  const parts = groups.flatMap((group, index) => {
    const mean = means[index];
    if (mean === undefined || mean.score === null) return [];
    const weight = departmentWeight({ invited: group.invited, n: group.tally.responses }, weights);
    return [{ score: mean.score, weight, error: standardErrorAsTerm(mean, pooled) }];
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    score: weightedMean(
      parts.map(({ score }) => score),
      parts.map(({ weight }) => weight),
    ),
    n: means.reduce((sum, { n }) => sum + n, 0),
    sd: null,
    population: sumOrNull(means.map(({ population }) => population)),
    error: combineErrors(parts.map(({ weight, error }) => ({ share: weight / total, error }))),
  };
}

function scoreFigure(
  { scale }: Questionnaire,
  target: number | null,
  { score, n, sd, population, error }: MeanWithError,
): ScoreFigure {
  const level = score === null ? null : levelOf(score, scale);
  return {
    suppressed: false,
    score,
    level,
    n,
    population,
    sd,
    se: error?.se ?? null,
    df: error?.df ?? null,
    ci: score === null || error === null ? null : scoreInterval(score, error),
    gap: gapTo(target, level),
  };
}

function figures(
  questionnaire: Questionnaire,
  group: Group,
  scores: ReadonlyMap<FigureKey, ScoreFigure>,
  agreement: "with-agreement" | "without-agreement",
): Figures {
  const scoredQuestions = questionnaire.questions.filter(isScored).map((question) => {
    const { counts } = figureTallyOf(group, questionFigure(question.name));
    const disagreement = agreement === "with-agreement" ? disagreementOn(question, counts) : null;
    return { question, counts, disagreement };
  });
  const { responses } = group.tally;
  return {
    n: responses,
    invited: group.invited,
    responseRate: group.invited ? responses / group.invited : null,
    overall: figureOf(scores, overallKey),
    dimensions: new Map(
      questionnaire.dimensions.map(({ key }) => {
        const { coverageSum, applicable } = figureTallyOf(group, dimensionFigure(key));
        const inDimension = scoredQuestions.filter(({ question }) => question.dimension === key);
        const figure: DimensionFigure = {
          ...figureOf(scores, dimensionFigure(key)),
          coverage: applicable === 0 ? null : coverageSum / applicable,
          agreement: agreementOver(inDimension.map(({ disagreement }) => disagreement)),
        };
        return [key, figure];
      }),
    ),
    questions: new Map(
      scoredQuestions.map(({ question, counts, disagreement }) => {
        const values = countableValues(question);
        const figure: QuestionFigure = {
          ...figureOf(scores, questionFigure(question.name)),
          notApplicable: counts.get(COUNT_NOT_APPLICABLE) ?? 0,
          dontKnow: counts.get(COUNT_DONT_KNOW) ?? 0,
          unanswered: counts.get(COUNT_UNANSWERED) ?? 0,
          distribution: values && new Map(values.map((value) => [value, counts.get(value) ?? 0])),
          agreement: agreementOver([disagreement]),
        };
        return [question.name, figure];
      }),
    ),
  };
}

/** Every figure of a questionnaire, with its target level where it has one. */
function figureTargets({ dimensions, questions }: Questionnaire): readonly {
  readonly key: FigureKey;
  readonly target: number | null;
}[] {
  return [
    { key: overallKey, target: null },
    ...dimensions.map(({ key, target }) => ({ key: dimensionFigure(key), target })),
    ...questions.filter(isScored).map(({ name, target }) => ({ key: questionFigure(name), target })),
  ];
}

function figureTallyOf(group: Group, key: FigureKey): FigureTally {
  return group.tally.figures.get(key) ?? emptyFigureTally;
}

function figureOf(scores: ReadonlyMap<FigureKey, ScoreFigure>, key: FigureKey): ScoreFigure {
  const figure = scores.get(key);
  if (figure === undefined) throw new Error(`No figure was computed for ${key}.`);
  return figure;
}

function checkGroups(groups: readonly Group[]): void {
  const seen = new Set<string>();
  for (const { department, invited, tally } of groups) {
    if (seen.has(department)) throw new RangeError(`Department ${department} stands twice in the round.`);
    seen.add(department);
    if (invited !== null && invited < tally.responses) {
      throw new RangeError(`Department ${department}: ${tally.responses} answered of ${invited} invited.`);
    }
  }
}

/** Σ, or null where any of them is unknown. */
function sumOrNull(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, x) => (sum === null || x === null ? null : sum + x), 0);
}
