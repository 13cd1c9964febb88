import type { Scale } from "#app/domain/questionnaire/definition.ts";
import type { DimensionFigure, Figures, ScoreFigure } from "#app/domain/scoring/figure.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { levelOf } from "#app/domain/scoring/level.ts";
import type { Comparison, PlacedLevel } from "./comparison.ts";
import { overallTarget, type RoundResults } from "./round-results.ts";
import { type DepartmentNames, departmentSubject, type RowSubject } from "./row-subject.ts";
import type { ShownChange } from "./shown-change.ts";

/**
 * Why there is no level: too few responses have it for it to be shown (in an organization's, too few in every
 * department that has it), nobody answered, it concerns nobody who did, or too little of it was answered.
 */
export type Missing =
  | "suppressed"
  | "suppressed-everywhere"
  | "no-responses"
  | "does-not-apply"
  | "too-few-answers";

/** A group's overall level beside last year's. */
export type LevelRow = {
  readonly subject: RowSubject;
  readonly n: number;
  readonly invited: number | null;
  /** On the scale, not rounded but in a confidential round; null for the reason in `missing`. */
  readonly level: number | null;
  readonly missing: Missing | null;
  /** 95 % confidence interval in levels; null where there is none, or everyone answered. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Where the level is drawn on the scale: in a confidential round by the score in whole points. */
  readonly place: number | null;
  readonly earlier: PlacedLevel | null;
  readonly change: RowChange | null;
};

/**
 * What became of a row since the earlier round: `own`, it has a counterpart; `together`, it was split and is compared
 * with its other parts under "changes"; `new`, it had none.
 */
type RowChange =
  | { readonly kind: "own"; readonly change: ShownChange }
  | { readonly kind: "together" }
  | { readonly kind: "new" };

export type LevelRows = {
  readonly max: number;
  /** The overall target level, null where the questionnaire sets none. */
  readonly target: number | null;
  readonly rows: readonly LevelRow[];
};

/** The overall level of every department, of the other departments together where there are any, and of all. */
export function levelRows(
  { questionnaire, figures }: RoundResults,
  comparison: Comparison | null,
  names: DepartmentNames,
): LevelRows {
  const { scale } = questionnaire;
  const row = (subject: RowSubject, of: Figures): LevelRow => ({
    subject,
    n: of.n,
    invited: of.invited,
    level: of.overall.level,
    missing: missingReason(subject, of.n, of.overall),
    interval: intervalInLevels(of.overall, scale),
    place: placeOf(of.overall, scale),
    earlier: null,
    change: null,
  });

  const departments = figures.departments.map((department): LevelRow => {
    const part = partOf(comparison, department.department);
    return {
      ...row(departmentSubject(names, department.department), department),
      earlier: part?.later.length === 1 ? (part.levels.get(overallKey)?.before ?? null) : null,
      change: rowChange(comparison, department.department),
    };
  });
  const others = figures.others === null ? [] : [row({ kind: "others" }, figures.others)];
  const change = comparison?.organization.changes.get(overallKey);
  const organization: LevelRow = {
    ...row({ kind: "organization" }, figures.organization),
    earlier: comparison?.organization.levels.get(overallKey)?.before ?? null,
    change: change ? { kind: "own", change } : null,
  };
  return {
    max: scale.max,
    target: overallTarget(questionnaire),
    rows: [...departments, ...others, organization],
  };
}

/** Why a figure has no score; null where it has one. */
export function missingReason(
  { kind }: RowSubject,
  responses: number,
  figure: ScoreFigure & Partial<Pick<DimensionFigure, "coverage">>,
): Missing | null {
  if (figure.score !== null) return null;
  if (figure.suppressed) return kind === "organization" ? "suppressed-everywhere" : "suppressed";
  if (responses === 0) return "no-responses";
  return figure.coverage === null ? "does-not-apply" : "too-few-answers";
}

/** The part of a comparison that a department of the later round is in. */
export function partOf(comparison: Comparison | null, department: string) {
  return comparison?.parts.find(({ later }) => later.some((id) => id === department));
}

function rowChange(comparison: Comparison | null, department: string): RowChange | null {
  if (comparison === null) return null;
  const part = partOf(comparison, department);
  if (part === undefined) return { kind: "new" };
  const change = part.changes.get(overallKey);
  if (part.later.length > 1 || change === undefined) return { kind: "together" };
  return { kind: "own", change };
}

/** Where a figure's level is drawn on the scale: in a confidential round by the score in whole points. */
export function placeOf({ score }: ScoreFigure, scale: Scale): number | null {
  return score === null ? null : levelOf(score, scale);
}

/** A 95 % confidence interval in levels; one that is a single point is none: everyone answered. */
export function intervalInLevels({ ci }: ScoreFigure, scale: Scale): readonly [number, number] | null {
  if (ci === null || ci[0] === ci[1]) return null;
  return [levelOf(ci[0], scale), levelOf(ci[1], scale)];
}
