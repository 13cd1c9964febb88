import type {
  DimensionKey,
  LocalizedText,
  Questionnaire,
  Scale,
} from "#app/domain/questionnaire/definition.ts";
import type { DimensionFigure, Figures } from "#app/domain/scoring/figure.ts";
import { dimensionFigure, type FigureKey } from "#app/domain/scoring/figure-key.ts";
import type { Comparison } from "./comparison.ts";
import { type Missing, missingReason, partOf } from "./level-rows.ts";
import type { RoundResults } from "./round-results.ts";
import { type DepartmentNames, departmentSubject, type RowSubject } from "./row-subject.ts";
import { type Shade, shadeOf } from "./shade.ts";

export type HeatmapCell =
  | {
      readonly kind: "level";
      /** On the scale, not rounded but in a confidential round. */
      readonly level: number;
      readonly shade: Shade;
      readonly underTarget: boolean;
      /** A change that holds; null: none, or none that could be established. */
      readonly change: "up" | "down" | null;
    }
  | { readonly kind: "missing"; readonly reason: Missing };

type HeatmapRow = {
  readonly subject: RowSubject;
  readonly cells: readonly HeatmapCell[];
};

export type Heatmap = {
  readonly dimensions: readonly {
    readonly key: DimensionKey;
    readonly title: LocalizedText;
    readonly target: number | null;
  }[];
  /** The departments, the other departments together where there are any, and last the organization. */
  readonly rows: readonly HeatmapRow[];
};

/** The level of every department in every dimension. */
export function heatmap(
  { questionnaire, figures }: RoundResults,
  comparison: Comparison | null,
  names: DepartmentNames,
): Heatmap {
  const row = (subject: RowSubject, of: Figures, changes?: Changes): HeatmapRow => ({
    subject,
    cells: cellsOf(questionnaire, subject, of, changes),
  });
  return {
    dimensions: questionnaire.dimensions.map(({ key, title, target }) => ({ key, title, target })),
    rows: [
      ...figures.departments.map((department) => {
        const part = partOf(comparison, department.department);
        const changes = part?.later.length === 1 ? part.changes : undefined;
        return row(departmentSubject(names, department.department), department, changes);
      }),
      ...(figures.others === null ? [] : [row({ kind: "others" }, figures.others)]),
      row({ kind: "organization" }, figures.organization, comparison?.organization.changes),
    ],
  };
}

type Changes = ReadonlyMap<FigureKey, { readonly verdict: string }>;

/** The level of one group in every area. */
export function cellsOf(
  { dimensions, scale }: Questionnaire,
  subject: RowSubject,
  figures: Figures,
  changes?: Changes,
): readonly HeatmapCell[] {
  return dimensions.map(({ key }) => {
    const figure = figures.dimensions.get(key);
    if (figure === undefined) throw new Error(`The round has no figure for dimension ${key}.`);
    const verdict = changes?.get(dimensionFigure(key))?.verdict;
    return cell(missingReason(subject, figures.n, figure), figure, verdict, scale);
  });
}

function cell(
  missing: Missing | null,
  { level, gap }: DimensionFigure,
  verdict: string | undefined,
  scale: Scale,
): HeatmapCell {
  if (level === null) return { kind: "missing", reason: missing ?? "too-few-answers" };
  return {
    kind: "level",
    level,
    shade: shadeOf(level, scale),
    underTarget: gap !== null && gap > 0,
    change: verdict === "up" || verdict === "down" ? verdict : null,
  };
}
