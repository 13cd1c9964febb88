import type { LocalizedText, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { type DisagreementWord, isDisagreement } from "#app/domain/scoring/agreement.ts";
import { minimumChange } from "#app/domain/scoring/change.ts";
import type { Figures } from "#app/domain/scoring/figure.ts";
import { dimensionFigure, type FigureKey, overallKey } from "#app/domain/scoring/figure-key.ts";
import { gapTo, shownLevel } from "#app/domain/scoring/level.ts";
import type { ComparedFigures, Comparison } from "./comparison.ts";
import { type AreaLevel, extremes, type SharedLevel } from "./extremes.ts";
import { partOf } from "./level-rows.ts";
import { groupsOf, type ResultGroup } from "./result-groups.ts";
import { overallTarget, type RoundResults } from "./round-results.ts";
import { type DepartmentNames, nameOf, type RowSubject } from "./row-subject.ts";
import { type HeldChange, heldChange } from "./shown-change.ts";

/*
 * What a round shows, in a few statements made from its figures by rule: ranks as facts about the figures, changes by
 * their verdict alone, and never a cause. Nothing is said of what is hidden.
 */

export type Finding = {
  /** What matters most: at most a rank and what has changed. */
  readonly sentence: readonly Statement[];
  readonly facts: readonly Statement[];
  /** At most two, the worst first. */
  readonly cautions: readonly Caution[];
};

export type Statement =
  | {
      readonly kind: "lowest" | "highest";
      /** Those that show the same level are ranked alike. */
      readonly dimensions: readonly LocalizedText[];
      readonly level: number;
      /** Whether it is so in every department that is shown, too; false where there is only one. */
      readonly everywhere: boolean;
      /** Whether areas that are hidden may lie beyond it. */
      readonly amongShown: boolean;
    }
  /** All areas show the same level. */
  | { readonly kind: "level-alike"; readonly level: number }
  | {
      readonly kind: "changed";
      readonly direction: HeldChange["direction"];
      readonly word: HeldChange["word"];
      /** The organization's own, or, where it has none and there are few, those of its departments. */
      readonly figures: readonly ChangedFigure[];
      /** How many more of its own there are. */
      readonly more: number;
      /** How many there are in departments that are not named. */
      readonly inDepartments: number;
    }
  /** No change could be established; `none`: that of the whole is of no importance. */
  | { readonly kind: "no-change"; readonly overall: "none" | "uncertain" }
  | {
      readonly kind: "below-target";
      /** Null where there are too many to name, or it is all of them. */
      readonly names: readonly LocalizedText[] | null;
      readonly below: number;
      readonly departments: number;
    }
  | { readonly kind: "areas-reaching"; readonly reaching: number; readonly areas: number };

/** What has changed: of whom (null: the organization), and in which area (null: all of them together). */
export type ChangedFigure = {
  readonly group: readonly LocalizedText[] | null;
  readonly dimension: LocalizedText | null;
};

export type Caution =
  | {
      readonly kind: "few-answered";
      readonly subject: RowSubject;
      readonly n: number;
      readonly invited: number;
      /** Only changes of more than so many points could be established; null where that is not known. */
      readonly detectable: number | null;
    }
  | { readonly kind: "one-answer"; readonly subject: RowSubject }
  | {
      readonly kind: "disagreement";
      readonly subject: RowSubject;
      readonly dimension: LocalizedText;
      readonly word: DisagreementWord;
    };

/** A share of those invited below this one is a caution. */
const lowRate = 0.6;
const mostNamed = 3;
const mostCautions = 2;

/** What a round's figures say, with the changes since the earlier one where they are compared. */
export function findingOf(
  results: RoundResults,
  comparison: Comparison | null,
  names: DepartmentNames,
): Finding {
  const groups = groupsOf(results, names);
  const whole = results.figures.organization;
  const parts = groups.filter(
    ({ subject, figures }) => subject.kind !== "organization" && !figures.suppressed,
  );
  const { questionnaire } = results;
  const departments = groups.filter(({ subject }) => subject.kind === "department");
  const ranks = ranksOf(questionnaire, whole, departments);
  const [lowest, ...others] = ranks;
  const changes = comparison === null ? [] : changesOf(questionnaire, comparison, names);
  const noChange = comparison === null || changes.length > 0 ? [] : noChangeOf(comparison);
  const named = changes.filter(({ figures }) => figures.length > 0);
  const counted = changes.filter(({ figures }) => figures.length === 0);
  const [leading, following] = named.length > 0 ? [named, counted] : [counted, []];
  return {
    sentence: [...(lowest ? [lowest] : []), ...leading],
    facts: [...others, ...following, ...noChange, ...targetsOf(results, parts)],
    cautions: cautionsOf(results, comparison, parts).slice(0, mostCautions),
  };
}

/** The areas of a group that show a level, as they show it. */
function levelsIn({ dimensions }: Questionnaire, figures: Figures): readonly AreaLevel[] {
  return dimensions.flatMap(({ key, title }) => {
    const level = figures.dimensions.get(key)?.level ?? null;
    return level === null ? [] : [{ title, level: shownLevel(level) }];
  });
}

function ranksOf(
  questionnaire: Questionnaire,
  whole: Figures,
  departments: readonly ResultGroup[],
): readonly Statement[] {
  const levels = levelsIn(questionnaire, whole);
  const ends = extremes(levels);
  if (ends === null || levels.length < 2) return [];
  const { lowest, highest } = ends;
  if (lowest.level === highest.level) return [{ kind: "level-alike", level: lowest.level }];
  const amongShown = questionnaire.dimensions.some(({ key }) => whole.dimensions.get(key)?.suppressed);
  const rank = (kind: "lowest" | "highest", { areas: dimensions, level }: SharedLevel): Statement => {
    const [only, second] = dimensions;
    const everywhere =
      only !== undefined && second === undefined && isSoEverywhere(questionnaire, departments, kind, only);
    return { kind, dimensions, level, everywhere, amongShown };
  };
  return [rank("lowest", lowest), rank("highest", highest)];
}

function isSoEverywhere(
  questionnaire: Questionnaire,
  departments: readonly ResultGroup[],
  kind: "lowest" | "highest",
  dimension: LocalizedText,
): boolean {
  // A department, or an area of one, that is hidden may be otherwise.
  const hides = ({ figures }: ResultGroup) =>
    figures.suppressed || [...figures.dimensions.values()].some(({ suppressed }) => suppressed);
  const answered = departments.filter(({ figures }) => figures.n > 0);
  if (answered.length < 2 || answered.some(hides)) return false;
  return answered.every(({ figures }) => {
    const levels = levelsIn(questionnaire, figures);
    const own = levels.find(({ title }) => title === dimension)?.level;
    if (own === undefined) return false;
    const others = levels.filter(({ title }) => title !== dimension);
    return others.every(({ level }) => (kind === "lowest" ? level > own : level < own));
  });
}

type Holding = ChangedFigure & HeldChange & { readonly size: number };
type Changed = Extract<Statement, { kind: "changed" }>;

function changesOf(
  questionnaire: Questionnaire,
  comparison: Comparison,
  names: DepartmentNames,
): readonly Changed[] {
  // What the only department does, the organization does.
  const parts = comparison.parts.length > 1 ? comparison.parts : [];
  const holding = [
    ...holdingIn(questionnaire, comparison.organization, null),
    ...parts
      .flatMap((part) => {
        const group = part.later.map((id) => nameOf(names, id));
        return holdingIn(questionnaire, part, group);
      })
      .toSorted((a, b) => b.size - a.size || inOrder(a.group, b.group)),
  ];
  const words = ["established", "everyone-answered", "changed-answer"] as const;
  return (["up", "down"] as const).flatMap((direction) =>
    words.flatMap((word): readonly Changed[] => {
      const all = holding.filter((one) => one.direction === direction && one.word === word);
      if (all.length === 0) return [];
      const own = all.filter(({ group }) => group === null);
      const told = own.length > 0 || all.length > mostNamed ? own : all;
      const figures = told
        .slice(0, mostNamed)
        .map(({ group, dimension }): ChangedFigure => ({ group, dimension }));
      const more = told.length - figures.length;
      return [{ kind: "changed", direction, word, figures, more, inDepartments: all.length - told.length }];
    }),
  );
}

function holdingIn(
  { dimensions }: Questionnaire,
  { changes }: ComparedFigures,
  group: readonly LocalizedText[] | null,
): readonly Holding[] {
  const figures: readonly (readonly [FigureKey, LocalizedText | null])[] = [
    [overallKey, null],
    ...dimensions.map(({ key, title }) => [dimensionFigure(key), title] as const),
  ];
  return figures.flatMap(([figure, dimension]): readonly Holding[] => {
    const change = changes.get(figure);
    if (change === undefined) return [];
    const held = heldChange(change);
    return held === null ? [] : [{ group, dimension, ...held, size: Math.abs(change.difference ?? 0) }];
  });
}

function noChangeOf({ organization, parts }: Comparison): readonly Statement[] {
  const judged = [organization, ...parts].flatMap(({ changes }) => [...changes.values()]);
  if (!judged.some(({ verdict }) => verdict === "none" || verdict === "uncertain")) return [];
  const isSmall = organization.changes.get(overallKey)?.verdict === "none";
  return [{ kind: "no-change", overall: isSmall ? "none" : "uncertain" }];
}

function targetsOf(
  { questionnaire, figures }: RoundResults,
  parts: readonly ResultGroup[],
): readonly Statement[] {
  const areas = questionnaire.dimensions.flatMap(({ key }) => {
    const gap = figures.organization.dimensions.get(key)?.gap ?? null;
    return gap === null ? [] : [gap];
  });
  const reaching: readonly Statement[] =
    areas.length === 0
      ? []
      : [{ kind: "areas-reaching", reaching: areas.filter((gap) => gap === 0).length, areas: areas.length }];
  const target = overallTarget(questionnaire);
  const gapOf = ({ figures }: ResultGroup) => gapTo(target, figures.overall.level);
  const measured = parts.filter((part) => part.subject.kind === "department" && gapOf(part) !== null);
  if (measured.length < 2) return reaching;
  const below = measured
    .filter((part) => (gapOf(part) ?? 0) > 0)
    .toSorted(
      (a, b) =>
        (a.figures.overall.level ?? 0) - (b.figures.overall.level ?? 0) || bySubject(a.subject, b.subject),
    );
  const named = below.length > 0 && below.length <= mostNamed && below.length < measured.length;
  return [
    {
      kind: "below-target",
      names: named
        ? below.flatMap(({ subject }) => (subject.kind === "department" ? subject.name : []))
        : null,
      below: below.length,
      departments: measured.length,
    },
    ...reaching,
  ];
}

function cautionsOf(
  { questionnaire, round }: RoundResults,
  comparison: Comparison | null,
  parts: readonly ResultGroup[],
): readonly Caution[] {
  const rate = ({ figures }: ResultGroup) => figures.responseRate ?? 1;
  const few = parts
    .filter((group) => group.figures.n > 0 && rate(group) < lowRate)
    .toSorted((a, b) => rate(a) - rate(b) || bySubject(a.subject, b.subject))
    .flatMap(({ subject, figures: { n, invited } }): readonly Caution[] => {
      if (invited === null) return [];
      const part = subject.kind === "department" ? partOf(comparison, subject.id) : undefined;
      const own = part?.later.length === 1 ? part.changes.get(overallKey) : undefined;
      // A smaller one is no change that is called one, however many answer.
      const tells = own?.detectable != null && own.detectable > minimumChange(questionnaire.scale);
      return [{ kind: "few-answered", subject, n, invited, detectable: tells ? own.detectable : null }];
    });
  const single =
    round.answering === "joint"
      ? []
      : parts
          .filter(({ figures }) => figures.n === 1 && (figures.invited ?? 2) > 1)
          .filter(({ subject }) => !few.some((caution) => caution.subject === subject))
          .toSorted((a, b) => bySubject(a.subject, b.subject))
          .map(({ subject }): Caution => ({ kind: "one-answer", subject }));
  const split = parts
    .flatMap(({ subject, figures }) =>
      questionnaire.dimensions.flatMap(({ key, title }) => {
        const agreement = figures.dimensions.get(key)?.agreement ?? null;
        if (agreement === null || !isDisagreement(agreement.word)) return [];
        return [{ subject, dimension: title, word: agreement.word, value: agreement.value }];
      }),
    )
    .toSorted((a, b) => a.value - b.value || bySubject(a.subject, b.subject))
    .map(({ value: _, ...caution }): Caution => ({ kind: "disagreement", ...caution }));
  return [...few, ...single, ...split];
}

function bySubject(a: RowSubject, b: RowSubject): number {
  const name = (subject: RowSubject) => (subject.kind === "department" ? subject.name.sv : "");
  return name(a).localeCompare(name(b), "sv");
}

function inOrder(a: readonly LocalizedText[] | null, b: readonly LocalizedText[] | null): number {
  const name = (texts: readonly LocalizedText[] | null) => texts?.map(({ sv }) => sv).join() ?? "";
  return name(a).localeCompare(name(b), "sv");
}
