import { isScored, type Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { agreementOver, disagreementOn } from "./agreement.ts";
import { countableValues } from "./answer.ts";
import type { DimensionFigure, Figures, QuestionFigure, RoundFigures, ScoreFigure } from "./figure.ts";
import { dimensionFigure, type FigureKey, overallKey, questionFigure } from "./figure-key.ts";
import { gapTo, levelOf } from "./level.ts";
import {
  departmentWeight,
  type MeanScore,
  type MeanWithError,
  organizationMean,
  sumOrNull,
  type Weights,
} from "./organization.ts";
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
import { pooledDeviation, scoreInterval, standardError } from "./uncertainty.ts";

/** Those who answered together in a round: a department. What is handed in is what is shown (method § 6). */
export type Group = {
  readonly department: string;
  /** N, the number invited; null where unknown. */
  readonly invited: number | null;
  readonly tally: Tally;
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
    const departments = groups.map((group) => ({
      group,
      mean: meanOf(group, key),
      weight: departmentWeight({ invited: group.invited, n: group.tally.responses }, weights),
    }));
    const pooled = pooledDeviation(departments.map(({ mean }) => mean));
    for (const { group, mean } of departments) {
      byGroup.get(group)?.set(key, toFigure({ ...mean, error: standardError(mean, pooled) }));
    }
    ofWhole.set(key, toFigure(organizationMean(departments, pooled)));
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

function meanOf(group: Group, key: FigureKey): MeanScore {
  const tally = figureTallyOf(group, key);
  return {
    score: tallyMean(tally),
    n: tally.n,
    sd: tallyDeviation(tally),
    population: group.invited === null ? null : group.invited - (group.tally.responses - tally.applicable),
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
