import type { DepartmentId } from "#app/domain/id.ts";
import {
  type ComparableGroup,
  comparableGroups,
  type Succession,
} from "#app/domain/organization/succession.ts";
import { type NamedChange, roundChanges } from "#app/domain/scoring/change.ts";
import type { Figures, RoundFigures } from "#app/domain/scoring/figure.ts";
import type { FigureKey } from "#app/domain/scoring/figure-key.ts";
import { roundFigures } from "#app/domain/scoring/group.ts";
import { sumOrNull } from "#app/domain/scoring/organization.ts";
import { addTally, emptyTally } from "#app/domain/scoring/tally.ts";
import type { DepartmentGroup, RoundResults } from "./round-results.ts";

/** Why two rounds are not compared. */
export type NotComparable = "other-questionnaire" | "other-answering";

/** Departments of two rounds that are the same part of the organization, with what has changed in it. */
export type ComparedPart = ComparableGroup & {
  /** The part's figures in the earlier round. */
  readonly before: Figures;
  readonly changes: ReadonlyMap<FigureKey, NamedChange>;
};

export type Comparison = {
  readonly parts: readonly ComparedPart[];
  /** The organization's changes, beside its figures as they were in the earlier round. */
  readonly organization: Pick<ComparedPart, "before" | "changes">;
};

/** What stands in the way of comparing two rounds; null: nothing. */
export function obstacle(earlier: RoundResults, later: RoundResults): NotComparable | null {
  // Another version compares on the questions that both have (method § 5), which needs both sides rescored.
  if (earlier.shown.round.questionnaireHash !== later.shown.round.questionnaireHash)
    return "other-questionnaire";
  return earlier.shown.round.answering === later.shown.round.answering ? null : "other-answering";
}

/**
 * The changes between two rounds of the same questionnaire. Departments that merged or were split are compared with
 * what they were together, by adding their tallies; those without a counterpart are in no part.
 */
export function compareRounds(
  earlier: RoundResults,
  later: RoundResults,
  successions: readonly Succession[],
): Comparison {
  const pairs = counterparts(earlier, later, successions);
  const figuresOf = (results: RoundResults, side: "earlier" | "later"): RoundFigures =>
    roundFigures(
      results.questionnaire,
      pairs.map((pair) => ({ ...together(results.groups, pair[side]), department: partName(pair) })),
    );
  const before = figuresOf(earlier, "earlier");
  const changes = roundChanges(later.questionnaire, before, figuresOf(later, "later"));
  const changesOf = (department: string | null): ReadonlyMap<FigureKey, NamedChange> =>
    new Map(
      changes
        .filter((change) => change.department === department)
        .map((change) => [change.figure, change] as const),
    );
  return {
    parts: pairs.flatMap((pair, index) => {
      const figures = before.departments[index];
      return figures ? [{ ...pair, before: figures, changes: changesOf(partName(pair)) }] : [];
    }),
    organization: { before: earlier.figures.organization, changes: changesOf(null) },
  };
}

/** The parts of the organization that both rounds have. */
export function counterparts(
  earlier: Pick<RoundResults, "groups">,
  later: Pick<RoundResults, "groups">,
  successions: readonly Succession[],
): readonly ComparableGroup[] {
  return comparableGroups(
    earlier.groups.map(({ department }) => department),
    later.groups.map(({ department }) => department),
    successions,
  ).filter((group) => group.earlier.length > 0 && group.later.length > 0);
}

/** Several departments' responses as those of one; N is unknown where one of theirs is. */
export function together(
  groups: readonly DepartmentGroup[],
  departments: readonly DepartmentId[],
): Omit<DepartmentGroup, "department"> {
  const members = groups.filter(({ department }) => departments.includes(department));
  return {
    invited: sumOrNull(members.map(({ invited }) => invited)),
    tally: members.map(({ tally }) => tally).reduce(addTally, emptyTally),
  };
}

function partName({ later }: ComparableGroup): string {
  return later.join("+");
}
