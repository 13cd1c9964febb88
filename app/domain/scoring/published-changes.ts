import { isScored } from "#app/domain/questionnaire/definition.ts";
import { type Basis, type NamedChange, roundChanges } from "./change.ts";
import { commonQuestions, comparisonBasis, isSameVersion, type QuestionPair } from "./common-questions.ts";
import { dimensionFigure, type FigureKey, overallKey } from "./figure-key.ts";
import { type Group, roundFigures } from "./group.ts";
import type { Weights } from "./organization.ts";
import { dimensionsOnly, GroupPlan } from "./published-group.ts";
import type { RoundPlan, ShownGroup, SummedDepartment } from "./published-round.ts";
import type { SumBook } from "./sum-book.ts";

/** Two rounds set beside each other. */
export type RoundComparison = {
  readonly earlier: RoundPlan;
  readonly later: RoundPlan;
  readonly isSameVersion: boolean;
  /** The questions that both rounds ask, shown or not. */
  readonly questions: readonly QuestionPair[];
  /** The departments in both rounds. */
  readonly departments: readonly ComparedDepartment[];
};

type ComparedDepartment = {
  readonly earlier: SummedDepartment;
  readonly later: SummedDepartment;
  /** Null where a side is hidden as a whole. */
  readonly shown: { readonly plan: GroupPlan; readonly published: readonly [ShownGroup, ShownGroup] } | null;
};

/** Which departments two rounds compare, and on which questions (method §§ 5 and 6.4). */
export function compareRounds(earlier: RoundPlan, later: RoundPlan): RoundComparison {
  const [older, newer] = [earlier.round.questionnaire, later.round.questionnaire];
  const isSame = isSameVersion(older, newer);
  const questions = isSame
    ? newer.questions.filter(isScored).map((question) => ({ older: question, newer: question }))
    : commonQuestions([older, newer]);
  const before = new Map(earlier.round.departments.map((department) => [department.department, department]));
  return {
    earlier,
    later,
    isSameVersion: isSame,
    questions,
    departments: later.round.departments.flatMap((department) => {
      const name = department.department;
      const same = before.get(name);
      if (same === undefined) return [];
      const published = [earlier.shown.get(name), later.shown.get(name)] as const;
      const [shownBefore, shownNow] = published;
      const shown =
        shownBefore && shownNow
          ? {
              plan: planComparison(earlier, later, questions, name, [shownBefore, shownNow]),
              published: [shownBefore, shownNow] as const,
            }
          : null;
      return [{ earlier: same, later: department, shown }];
    }),
  };
}

function planComparison(
  { round: earlier }: RoundPlan,
  { round: later }: RoundPlan,
  questions: readonly QuestionPair[],
  department: string,
  [before, now]: readonly [ShownGroup, ShownGroup],
): GroupPlan {
  const isHidden = ({ older, newer }: QuestionPair) =>
    before.hiddenQuestions.has(older.name) || now.hiddenQuestions.has(newer.name);
  const basis = comparisonBasis(
    earlier.questionnaire,
    later.questionnaire,
    questions.filter((pair) => !isHidden(pair)),
  );
  const curtailed = new Set(questions.filter(isHidden).flatMap(({ newer }) => newer.dimension ?? []));
  const departments = [department];
  return new GroupPlan(
    [
      { round: earlier.round, departments, questionnaire: basis.older, threshold: earlier.threshold },
      { round: later.round, departments, questionnaire: basis.newer, threshold: later.threshold },
    ],
    curtailed,
    [before.plan, now.plan],
  );
}

/** The changes between two rounds, once their plans' sums are in the book: `minimum` in points. */
export function publishedChanges(
  comparison: RoundComparison,
  book: SumBook,
  weights: Weights,
  minimum: number,
): readonly NamedChange[] {
  const { departments, questions } = comparison;
  const questionnaire = dimensionsOnly(comparison.later.round.questionnaire);
  const [before, after] = (["earlier", "later"] as const).map((side, index) =>
    roundFigures(
      questionnaire,
      departments.map((department): Group => {
        const { department: name, invited, sums } = department[side];
        const plan = department.shown?.plan;
        if (plan === undefined) {
          return {
            department: name,
            invited,
            tally: sums.tally,
            withheld: { whole: true, figures: new Set() },
          };
        }
        const withheld = { whole: false, figures: plan.hiddenFigures(book) };
        return { department: name, invited, tally: plan.sums(book, index).tally, withheld };
      }),
      weights,
    ),
  );
  if (before === undefined || after === undefined) throw new Error("A comparison has two sides.");
  const byName = new Map(departments.map((department) => [department.later.department, department]));
  const common = new Set<FigureKey>(
    questions.flatMap(({ newer: { dimension } }) =>
      dimension === null ? [] : [overallKey, dimensionFigure(dimension)],
    ),
  );
  return roundChanges(questionnaire, before, after, minimum, {
    of: (name, figure) => basisOf(comparison, byName.get(name), figure),
    isCommon: (figure) => common.has(figure),
  });
}

/** Common where the versions differ, or where it leaves out a question of either side's own figure. */
function basisOf(
  { isSameVersion }: RoundComparison,
  department: ComparedDepartment | undefined,
  figure: FigureKey,
): Basis {
  if (!isSameVersion) return "common";
  if (!department?.shown) return "all";
  const { plan, published } = department.shown;
  const compared = plan.questionsOf(figure);
  const leavesOut = published.some((side) =>
    [...side.plan.questionsOf(figure)].some((name) => !compared.has(name)),
  );
  return leavesOut ? "common" : "all";
}
