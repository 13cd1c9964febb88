import { type Basis, type NamedChange, roundChanges } from "./change.ts";
import { comparedQuestions, comparisonBasis, isSameVersion, type QuestionPair } from "./common-questions.ts";
import { dimensionFigure, type FigureKey, overallKey } from "./figure-key.ts";
import { type Group, roundFigures } from "./group.ts";
import { addGroups } from "./group-sums.ts";
import { sumOrNull, type Weights } from "./organization.ts";
import { dimensionsOnly, GroupPlan } from "./published-group.ts";
import type { PartOfBoth, RoundLink, RoundPlan, RoundToPublish, ShownGroup } from "./published-round.ts";
import type { SumBook } from "./sum-book.ts";
import type { Tally } from "./tally.ts";

/** Two rounds set beside each other. */
export type RoundComparison = {
  readonly earlier: RoundPlan;
  readonly later: RoundPlan;
  readonly isSameVersion: boolean;
  /** The questions that both rounds ask, shown or not. */
  readonly questions: readonly QuestionPair[];
  /** The parts of the organization in both rounds: departments, or several that merged or were split. */
  readonly parts: readonly ComparedPart[];
};

type ComparedPart = {
  readonly name: string;
  readonly earlier: PartOfRound;
  readonly later: PartOfRound;
  /** Null where a department on either side is hidden as a whole: without it the part would be another. */
  readonly shown: { readonly plan: GroupPlan; readonly published: readonly ShownGroup[] } | null;
};

type PartOfRound = { readonly invited: number | null; readonly tally: Tally };

/** Which parts of the organization two rounds compare, and on which questions (method §§ 5 and 6.4). */
export function compareRounds(earlier: RoundPlan, later: RoundPlan): RoundComparison {
  const [older, newer] = [earlier.round.questionnaire, later.round.questionnaire];
  const { parts, versionsBetween } = later.round.sinceBefore ?? sameDepartments(earlier.round, later.round);
  const questions = comparedQuestions(older, versionsBetween, newer);
  return {
    earlier,
    later,
    isSameVersion: isSameVersion(older, newer),
    questions,
    parts: parts.map((part) => {
      const before = shownGroups(earlier, part.earlier);
      const now = shownGroups(later, part.later);
      return {
        name: part.name,
        earlier: partOf(earlier.round, part.earlier),
        later: partOf(later.round, part.later),
        shown:
          before === null || now === null
            ? null
            : {
                plan: planComparison(earlier, later, questions, part, before, now),
                published: [...before, ...now],
              },
      };
    }),
  };
}

function sameDepartments(earlier: RoundToPublish, later: RoundToPublish): RoundLink {
  const before = new Set(earlier.departments.map(({ department }) => department));
  return {
    parts: later.departments
      .filter(({ department }) => before.has(department))
      .map(({ department }) => ({ name: department, earlier: [department], later: [department] })),
    versionsBetween: [],
  };
}

/** The groups of departments shown on their own; null where one is not. */
function shownGroups({ shown }: RoundPlan, departments: readonly string[]): readonly ShownGroup[] | null {
  const groups = departments.flatMap((department) => shown.get(department) ?? []);
  return groups.length === departments.length ? groups : null;
}

function partOf({ departments }: RoundToPublish, names: readonly string[]): PartOfRound {
  const members = departments.filter(({ department }) => names.includes(department));
  return {
    invited: sumOrNull(members.map(({ invited }) => invited)),
    tally: addGroups(members.map(({ sums }) => sums)).tally,
  };
}

function planComparison(
  { round: earlier }: RoundPlan,
  { round: later }: RoundPlan,
  questions: readonly QuestionPair[],
  part: PartOfBoth,
  before: readonly ShownGroup[],
  now: readonly ShownGroup[],
): GroupPlan {
  const isHidden = ({ older, newer }: QuestionPair) =>
    before.some(({ hiddenQuestions }) => hiddenQuestions.has(older.name)) ||
    now.some(({ hiddenQuestions }) => hiddenQuestions.has(newer.name));
  const basis = comparisonBasis(
    earlier.questionnaire,
    later.questionnaire,
    questions.filter((pair) => !isHidden(pair)),
  );
  const curtailed = new Set(questions.filter(isHidden).flatMap(({ newer }) => newer.dimension ?? []));
  return new GroupPlan(
    [
      {
        round: earlier.round,
        departments: part.earlier,
        questionnaire: basis.older,
        threshold: earlier.threshold,
      },
      { round: later.round, departments: part.later, questionnaire: basis.newer, threshold: later.threshold },
    ],
    curtailed,
    [...before, ...now].map(({ plan }) => plan),
  );
}

/** The changes between two rounds, once their plans' sums are in the book: `minimum` in points. */
export function publishedChanges(
  comparison: RoundComparison,
  book: SumBook,
  weights: Weights,
  minimum: number,
): readonly NamedChange[] {
  const { parts, questions } = comparison;
  const questionnaire = dimensionsOnly(comparison.later.round.questionnaire);
  const [before, after] = (["earlier", "later"] as const).map((side, index) =>
    roundFigures(
      questionnaire,
      parts.map(({ name, shown, [side]: { invited, tally } }): Group => {
        if (shown === null) {
          return { department: name, invited, tally, withheld: { whole: true, figures: new Set() } };
        }
        const withheld = { whole: false, figures: shown.plan.hiddenFigures(book) };
        return { department: name, invited, tally: shown.plan.sums(book, index).tally, withheld };
      }),
      weights,
    ),
  );
  if (before === undefined || after === undefined) throw new Error("A comparison has two sides.");
  const byName = new Map(parts.map((part) => [part.name, part]));
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
  part: ComparedPart | undefined,
  figure: FigureKey,
): Basis {
  if (!isSameVersion) return "common";
  if (!part?.shown) return "all";
  const { plan, published } = part.shown;
  const compared = plan.questionsOf(figure);
  const leavesOut = published.some((side) =>
    [...side.plan.questionsOf(figure)].some((name) => !compared.has(name)),
  );
  return leavesOut ? "common" : "all";
}
