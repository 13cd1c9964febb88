import type { Comparison } from "#app/domain/results/comparison.ts";
import type { RoundResults } from "#app/domain/results/round-results.ts";
import type { ShownChange } from "#app/domain/results/shown-change.ts";
import type { Figures, ScoreFigure } from "#app/domain/scoring/figure.ts";

type Named = (department: string) => string;

const figureHead = ["group", "figure", "score", "level", "n", "sd", "ci.low", "ci.high", "gap", "suppressed"];

/** The published figures of a round, a record a figure; groups are departments, `*` (other departments) and the whole. */
export function figureRecords(
  { figures }: RoundResults,
  named: Named,
  whole: string,
): readonly (readonly string[])[] {
  const { departments, others, organization } = figures;
  return [
    figureHead,
    ...departments.flatMap((one) => recordsOf(named(one.department), one)),
    ...(others === null ? [] : recordsOf("*", others)),
    ...recordsOf(whole, organization),
  ];
}

function recordsOf(group: string, { overall, dimensions, questions }: Figures) {
  const named: readonly (readonly [string, ScoreFigure])[] = [
    ["overall", overall],
    ...[...dimensions].map(([key, figure]) => [`dimension:${key}`, figure] as const),
    ...[...questions].map(([name, figure]) => [`question:${name}`, figure] as const),
  ];
  return named.map(([name, { score, level, n, sd, ci, gap, suppressed }]) => [
    ...[group, name, ...[score, level, n, sd, ci?.[0], ci?.[1], gap].map((value) => String(value ?? ""))],
    String(suppressed),
  ]);
}

/** A change as the results page shows it. */
export type ArchivedChange = Omit<ShownChange, "word"> & {
  /** The departments that are compared; null: the whole. */
  readonly departments: readonly string[] | null;
  readonly figure: string;
};

/** Every change since the earlier round, department by department, then the whole. */
export function archivedChanges(
  { parts, organization }: Comparison,
  named: Named,
): readonly ArchivedChange[] {
  return [
    ...parts.map(({ later, changes }) => ({ departments: later.map(named), changes })),
    { departments: null, changes: organization.changes },
  ].flatMap(({ departments, changes }) =>
    [...changes].map(([figure, { word: _, ...change }]) => ({ departments, figure, ...change })),
  );
}

const changeHead = [
  "departments",
  "figure",
  "difference",
  "ci.low",
  "ci.high",
  "detectable",
  "verdict",
  "basis",
];

/** The same, a record a change. */
export function changeRecords(
  changes: readonly ArchivedChange[],
  whole: string,
): readonly (readonly string[])[] {
  return [
    changeHead,
    ...changes.map(({ departments, figure, difference, interval, detectable, verdict, basis }) => [
      ...[departments?.join(" + ") ?? whole, figure],
      ...[difference, interval?.[0], interval?.[1], detectable].map((value) => String(value ?? "")),
      ...[verdict, basis],
    ]),
  ];
}
