import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { agreementOver, disagreementOn } from "./agreement.ts";
import { countableValues } from "./answer.ts";
import {
  type DimensionFigure,
  type Figures,
  type QuestionFigure,
  type RoundFigures,
  type ScoreFigure,
  suppressedFigure,
} from "./figure.ts";
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

/** Those who answered together in a round: a department. */
export type Group = {
  readonly department: string;
  /** N, the number invited; null where unknown. */
  readonly invited: number | null;
  readonly tally: Tally;
  /** What of it may not be shown; all may where it is left out. */
  readonly withheld?: Withheld;
};

/** What of a group may not be shown (method § 6). Nothing of it enters a figure that is shown. */
export type Withheld = {
  /** The group as a whole: only how many answered is told. */
  readonly whole: boolean;
  /** The figures that are hidden and that the group has, or may have. */
  readonly figures: ReadonlySet<FigureKey>;
};

/** The departments that are hidden one by one, as one group (method § 6.1). */
export type OtherGroup = Omit<Group, "department"> & {
  readonly departments: readonly string[];
  /** What its departments weigh together. */
  readonly weight: number;
};

/** A group as it enters the organization. */
type Member = Group & { readonly weight: number };

/**
 * The figures of a round (method § 4), from the tallies of its departments: theirs, and the organization's as the
 * weighted mean of those that have a score. Disclosure control comes before: it says what is withheld.
 *
 * @param others the departments withheld as a whole, where they may be shown together
 * @throws RangeError where more answered than were invited, or two groups are the same department
 */
export function roundFigures(
  questionnaire: Questionnaire,
  groups: readonly Group[],
  weights: Weights = "equal",
  others: OtherGroup | null = null,
): RoundFigures {
  checkGroups(groups);
  const departments = groups.map((group): Member => {
    const weight = departmentWeight({ invited: group.invited, n: group.tally.responses }, weights);
    return { ...group, weight };
  });
  const members: readonly Member[] = [
    ...departments.filter((group) => !isHidden(group)),
    ...(others === null ? [] : [{ ...others, department: "" }]),
  ];
  const byGroup = new Map<Group, Map<FigureKey, ScoreFigure>>();
  const ofWhole = new Map<FigureKey, ScoreFigure>();
  for (const { key, target } of figureTargets(questionnaire)) {
    const toFigure = (mean: MeanWithError): ScoreFigure => scoreFigure(questionnaire, target, mean);
    const showing = members
      .filter((group) => !withholds(group, key))
      .map((group) => ({ group, mean: meanOf(group, key), weight: group.weight }));
    const pooled = pooledDeviation(showing.map(({ mean }) => mean));
    for (const { group, mean } of showing) {
      const figures = byGroup.get(group) ?? new Map<FigureKey, ScoreFigure>();
      byGroup.set(group, figures.set(key, toFigure({ ...mean, error: standardError(mean, pooled) })));
    }
    const isAnswered = showing.some(({ mean }) => mean.n > 0);
    const isWithheld = [...departments, ...members].some((group) => withholds(group, key));
    if (isAnswered || !isWithheld) ofWhole.set(key, toFigure(organizationMean(showing, pooled)));
  }

  const figuresOf = (group: Member): Figures =>
    figures(questionnaire, group, byGroup.get(group) ?? new Map(), "with-agreement");
  const other = members.find(({ department }) => department === "");
  return {
    weights,
    departments: departments.map((group) => ({ department: group.department, ...figuresOf(group) })),
    others: others && other ? { departments: others.departments, ...figuresOf(other) } : null,
    organization: figures(questionnaire, together(departments, members), ofWhole, "without-agreement"),
  };
}

/** All groups as one: everybody counts, and of the answers those that are shown. */
function together(departments: readonly Group[], members: readonly Group[]): Group {
  const responses = departments.reduce((sum, { tally }) => sum + tally.responses, 0);
  const shown = members.map(({ tally, withheld }): Tally => {
    if (withheld === undefined) return tally;
    return { ...tally, figures: new Map([...tally.figures].filter(([key]) => !withheld.figures.has(key))) };
  });
  return {
    department: "",
    invited: sumOrNull(departments.map(({ invited }) => invited)),
    tally: { ...shown.reduce(addTally, emptyTally), responses },
    withheld: {
      whole: responses > 0 && members.every(({ tally }) => tally.responses === 0),
      figures: new Set(),
    },
  };
}

function isHidden({ withheld }: Group): boolean {
  return withheld?.whole === true;
}

function withholds({ withheld }: Group, key: FigureKey): boolean {
  return withheld?.figures.has(key) === true;
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
    suppressed: isHidden(group),
    n: responses,
    invited: group.invited,
    responseRate: group.invited ? responses / group.invited : null,
    overall: figureOf(scores, overallKey),
    dimensions: new Map(
      questionnaire.dimensions.map(({ key }): readonly [DimensionKey, DimensionFigure] => {
        const score = figureOf(scores, dimensionFigure(key));
        if (score.suppressed) return [key, { ...score, coverage: null, agreement: null }];
        const { coverageSum, applicable } = figureTallyOf(group, dimensionFigure(key));
        const inDimension = scoredQuestions.filter(({ question }) => question.dimension === key);
        const figure: DimensionFigure = {
          ...score,
          coverage: applicable === 0 ? null : coverageSum / applicable,
          agreement: agreementOver(inDimension.map(({ disagreement }) => disagreement)),
        };
        return [key, figure];
      }),
    ),
    questions: new Map(
      scoredQuestions.map(({ question, counts, disagreement }): readonly [QuestionName, QuestionFigure] => {
        const values = countableValues(question);
        const score = figureOf(scores, questionFigure(question.name));
        if (score.suppressed) return [question.name, { ...score, ...noCounts }];
        const figure: QuestionFigure = {
          ...score,
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

/** What is not computed may not be shown. */
function figureOf(scores: ReadonlyMap<FigureKey, ScoreFigure>, key: FigureKey): ScoreFigure {
  return scores.get(key) ?? suppressedFigure;
}

const noCounts = {
  notApplicable: null,
  dontKnow: null,
  unanswered: null,
  distribution: null,
  agreement: null,
} as const;

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
