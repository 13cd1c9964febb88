import type { DepartmentId } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { DimensionFigure, Figures, ScoreFigure } from "#app/domain/scoring/figure.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { levelOf } from "#app/domain/scoring/level.ts";
import type { Comparison } from "./comparison.ts";
import { overallTarget, type RoundResults } from "./round-results.ts";
import { type ShownChange, shownChange } from "./shown-change.ts";

/**
 * Why there is no level: it may not be shown, nobody answered, it concerns nobody who did, or too little of it was
 * answered.
 */
export type Missing = "suppressed" | "no-responses" | "does-not-apply" | "too-few-answers";

/** One department's overall level beside last year's. */
export type LevelRow = {
  /** Null: the organization. */
  readonly name: LocalizedText | null;
  readonly n: number;
  readonly invited: number | null;
  /** On the scale, not rounded; null for the reason in `missing`. */
  readonly level: number | null;
  readonly missing: Missing | null;
  /** 95 % confidence interval in levels; null where there is none, or everyone answered. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly earlierLevel: number | null;
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

/** The overall level of every department, and last of the organization. */
export function levelRows(
  results: RoundResults,
  comparison: Comparison | null,
  names: ReadonlyMap<string, LocalizedText>,
): LevelRows {
  const { questionnaire, figures, shown } = results;
  const { scale } = questionnaire;
  const { answering } = shown.round;
  const row = (name: LocalizedText | null, of: Figures): Omit<LevelRow, "earlierLevel" | "change"> => ({
    name,
    n: of.n,
    invited: of.invited,
    level: of.overall.level,
    missing: missingReason(of.n, of.overall),
    interval: intervalInLevels(of.overall, (points) => levelOf(points, scale)),
  });

  const departments = figures.departments.map((department): LevelRow => {
    const part = partOf(comparison, department.department);
    return {
      ...row(nameOf(names, department.department), department),
      earlierLevel: part?.later.length === 1 ? part.before.overall.level : null,
      change: rowChange(comparison, department.department, answering),
    };
  });
  const change = comparison?.organization.changes.get(overallKey);
  const organization: LevelRow = {
    ...row(null, figures.organization),
    earlierLevel: comparison?.organization.before.overall.level ?? null,
    change: change ? { kind: "own", change: shownChange(change, answering) } : null,
  };
  return { max: scale.max, target: overallTarget(questionnaire), rows: [...departments, organization] };
}

/** Why a figure has no score; null where it has one. */
export function missingReason(
  responses: number,
  figure: ScoreFigure & Partial<Pick<DimensionFigure, "coverage">>,
): Missing | null {
  if (figure.score !== null) return null;
  if (figure.suppressed) return "suppressed";
  if (responses === 0) return "no-responses";
  return figure.coverage === null ? "does-not-apply" : "too-few-answers";
}

/** The part of a comparison that a department of the later round is in. */
export function partOf(comparison: Comparison | null, department: string) {
  return comparison?.parts.find(({ later }) => later.some((id) => id === department));
}

/** A department's name; one that the organization does not know is a fault of ours. */
export function nameOf(names: ReadonlyMap<string, LocalizedText>, id: DepartmentId | string): LocalizedText {
  const name = names.get(id);
  if (name === undefined) throw new Error("A round has a department that its organization has not.");
  return name;
}

function rowChange(
  comparison: Comparison | null,
  department: string,
  answering: "individual" | "joint",
): RowChange | null {
  if (comparison === null) return null;
  const part = partOf(comparison, department);
  if (part === undefined) return { kind: "new" };
  const change = part.changes.get(overallKey);
  if (part.later.length > 1 || change === undefined) return { kind: "together" };
  return { kind: "own", change: shownChange(change, answering) };
}

function intervalInLevels(
  { ci, se }: ScoreFigure,
  toLevel: (points: number) => number,
): readonly [number, number] | null {
  if (ci === null || se === 0) return null;
  return [toLevel(ci[0]), toLevel(ci[1])];
}
