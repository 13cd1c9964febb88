import { questionsRead } from "#app/domain/questionnaire/conditions.ts";
import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { addConsistency, type ConsistencySums, consistencyOf } from "./consistency.ts";
import {
  dimensionsOf,
  hiddenQuestions,
  type Pooling,
  poolDepartments,
  withoutQuestions,
} from "./disclosure.ts";
import type { RoundFigures } from "./figure.ts";
import { dimensionFigure, type FigureKey, overallKey, questionFigure } from "./figure-key.ts";
import { type Group, type OtherGroup, roundFigures, type Withheld } from "./group.ts";
import { addGroups, type GroupSums } from "./group-sums.ts";
import { departmentWeight, sumOrNull, type Weights } from "./organization.ts";
import { GroupPlan } from "./published-group.ts";
import { reliabilityOf } from "./ratings.ts";
import type { SumBook } from "./sum-book.ts";
import type { Tally } from "./tally.ts";

/** A round's responses, summed by department, and how they may be shown. */
export type RoundToPublish = {
  readonly round: string;
  /** With the round's own targets. */
  readonly questionnaire: Questionnaire;
  /** k of a confidential round; null in office, where everything is shown. */
  readonly threshold: number | null;
  readonly departments: readonly SummedDepartment[];
  /** How it compares with the round before; departments of the same name, and no version between, where left out. */
  readonly sinceBefore?: RoundLink;
};

/** What two rounds have in common beside their figures. */
export type RoundLink = {
  readonly parts: readonly PartOfBoth[];
  /** The versions of the questionnaire that lie between those of the two rounds. */
  readonly versionsBetween: readonly Questionnaire[];
};

/** Departments of two rounds that are the same part of the organization: several where they merged or were split. */
export type PartOfBoth = {
  readonly name: string;
  readonly earlier: readonly string[];
  readonly later: readonly string[];
};

export type SummedDepartment = {
  readonly department: string;
  readonly invited: number | null;
  /** By the round's whole questionnaire. */
  readonly sums: GroupSums;
};

/** Everything that may be published of a round. */
export type PublishedRound = {
  readonly round: string;
  readonly questionnaire: Questionnaire;
  readonly figures: RoundFigures;
  /** Krippendorff's alpha by department; that of the other departments stands under null. */
  readonly reliability: ReadonlyMap<string | null, number | null>;
  /** Cronbach's alpha over the whole round, by dimension. */
  readonly consistency: ReadonlyMap<DimensionKey, number | null>;
};

/** A department that is shown, or several together. */
export type ShownGroup = {
  readonly departments: readonly SummedDepartment[];
  readonly hiddenQuestions: ReadonlySet<QuestionName>;
  readonly plan: GroupPlan;
};

/** What of a round is shown, as far as counts of answers alone decide it. */
export type RoundPlan = {
  readonly round: RoundToPublish;
  /** By department. */
  readonly shown: ReadonlyMap<string, ShownGroup>;
  /** The hidden departments together; null where there are none, or they are too few. */
  readonly others: ShownGroup | null;
};

export function planRound(round: RoundToPublish): RoundPlan {
  const { departments, threshold } = round;
  const pooling = threshold === null ? null : poolingOf(round, threshold);
  const pooled = departments.filter(({ department }) => pooling?.pooled.includes(department));
  return {
    round,
    shown: new Map(
      departments
        .filter(({ department }) => pooling === null || pooling.shown.has(department))
        .map((department) => [department.department, showGroup(round, [department])]),
    ),
    others: pooling?.isPoolShown ? showGroup(round, pooled) : null,
  };
}

/** The figures of a round, once its plan's sums are in the book. */
export function publishRound(plan: RoundPlan, book: SumBook, weights: Weights): PublishedRound {
  const { round, shown, others } = plan;
  const { questionnaire } = round;
  const groups = round.departments.map((department): Group => {
    const group = shown.get(department.department);
    const { invited, sums } = department;
    if (group !== undefined)
      return { department: department.department, ...shownGroup(group, book), invited };
    // What the other departments show together, or hide, tells of each of them.
    const figures = others === null ? mayHave(questionnaire, sums.tally) : new Set<FigureKey>();
    return {
      department: department.department,
      invited,
      tally: sums.tally,
      withheld: { whole: true, figures },
    };
  });
  const all = others === null ? [...shown.values()] : [...shown.values(), others];
  return {
    round: round.round,
    questionnaire,
    figures: roundFigures(questionnaire, groups, weights, others && otherGroup(others, book, weights)),
    reliability: new Map<string | null, number | null>([
      ...[...shown].map(([name, { plan }]) => [name, reliabilityOf(plan.sums(book).ratings)] as const),
      ...(others === null ? [] : [[null, reliabilityOf(others.plan.sums(book).ratings)] as const]),
    ]),
    consistency: new Map(
      questionnaire.dimensions.map(({ key }) => [key, consistencyAcross(questionnaire, all, key, book)]),
    ),
  };
}

function poolingOf({ departments }: RoundToPublish, threshold: number): Pooling {
  return poolDepartments(
    departments.map(({ department, sums }) => ({ department, responses: sums.tally.responses })),
    threshold,
  );
}

function showGroup(
  { round, questionnaire, threshold }: RoundToPublish,
  departments: readonly SummedDepartment[],
): ShownGroup {
  const { tally } = addGroups(departments.map(({ sums }) => sums));
  const hidden = hiddenQuestions(questionnaire, tally, threshold);
  const side = {
    round,
    departments: departments.map(({ department }) => department),
    questionnaire: withoutQuestions(questionnaire, hidden),
    threshold,
  };
  return {
    departments,
    hiddenQuestions: hidden,
    plan: new GroupPlan([side], dimensionsOf(questionnaire, hidden)),
  };
}

function shownGroup(
  { plan, hiddenQuestions: hidden }: ShownGroup,
  book: SumBook,
): { readonly tally: Tally; readonly withheld: Withheld } {
  const figures = new Set([...[...hidden].map(questionFigure), ...plan.hiddenFigures(book)]);
  return { tally: plan.sums(book).tally, withheld: { whole: false, figures } };
}

function otherGroup(others: ShownGroup, book: SumBook, weights: Weights): OtherGroup {
  return {
    ...shownGroup(others, book),
    departments: others.departments.map(({ department }) => department),
    invited: sumOrNull(others.departments.map(({ invited }) => invited)),
    weight: others.departments.reduce(
      (sum, { invited, sums }) => sum + departmentWeight({ invited, n: sums.tally.responses }, weights),
      0,
    ),
  };
}

/** Over the complete responses of the groups that show the dimension with all its questions. */
function consistencyAcross(
  questionnaire: Questionnaire,
  groups: readonly ShownGroup[],
  key: DimensionKey,
  book: SumBook,
): number | null {
  const names = questionnaire.questions
    .filter((question) => isScored(question) && question.dimension === key)
    .map(({ name }) => name);
  const sums = groups
    .filter(({ hiddenQuestions }) => !names.some((name) => hiddenQuestions.has(name)))
    .filter(({ plan }) => !plan.hiddenDimensions.has(key))
    .flatMap(({ plan }) => plan.sums(book).consistency.get(key) ?? []);
  const whole = sums.reduce<ConsistencySums | null>((a, b) => (a === null ? b : addConsistency(a, b)), null);
  return whole === null ? null : consistencyOf(whole);
}

/**
 * The figures that departments left out have, or may have: a question that one of them answered with a score, or that
 * a condition reading answers lets be asked; with it its dimension and the overall score. Whether these have a score
 * depends on what else is answered, so it is not told, even by absence.
 */
function mayHave(questionnaire: Questionnaire, { figures }: Tally): ReadonlySet<FigureKey> {
  const read = questionsRead(questionnaire);
  const questions = questionnaire.questions
    .filter(isScored)
    .filter(({ name }) => (figures.get(questionFigure(name))?.n ?? 0) > 0 || (read.get(name)?.size ?? 0) > 0);
  return new Set<FigureKey>([
    ...questions.map(({ name }) => questionFigure(name)),
    ...questions.flatMap(({ dimension }) => (dimension === null ? [] : [dimensionFigure(dimension)])),
    ...(questions.length > 0 ? [overallKey] : []),
  ]);
}
