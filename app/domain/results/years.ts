import type { DepartmentId } from "#app/domain/id.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey, overallKey } from "#app/domain/scoring/figure-key.ts";
import { counterparts, figureOf, levelTogether, type TrendBreak, trendBreak } from "./comparison.ts";
import { intervalInLevels } from "./level-rows.ts";
import { overallTarget, type RoundResults } from "./round-results.ts";
import { type DepartmentNames, nameOf } from "./row-subject.ts";
import type { RoundName } from "./shown-rounds.ts";
import type { YearSeries } from "./year-series.ts";

/** A round as a place on the axis of years; one that is confidential and goes on has no figures. */
export type Year = { readonly name: RoundName; readonly results: RoundResults | null };

export type YearLine = {
  /** Null: the organization. */
  readonly name: LocalizedText | null;
  /** One a year, on the scale, not rounded; null where there is none. */
  readonly levels: readonly (number | null)[];
  /** Their 95 % confidence intervals in levels; null where there is none, or everyone answered. */
  readonly intervals: readonly (readonly [low: number, high: number] | null)[];
};

export type YearChart = {
  /** The dimension or department that it is about; null: all departments. */
  readonly subject: LocalizedText | null;
  readonly target: number | null;
  /** At most five: more would be told apart by nobody. */
  readonly lines: readonly YearLine[];
};

/** Why the years before and after do not compare; `question-changed`: a question is scored in another way since. */
type LineBreak = TrendBreak | "question-changed";

/** Lines over the years. */
export type YearLines = {
  readonly max: number;
  /** Oldest first. */
  readonly names: readonly RoundName[];
  /** Before which years lines are broken, and why. */
  readonly breaks: readonly { readonly before: number; readonly reason: LineBreak }[];
  readonly charts: readonly YearChart[];
  /** Every line once, for the table. */
  readonly rows: readonly YearRow[];
};

/** Lines of departments, or of areas. */
export type Years = YearLines & { readonly series: YearSeries };

const mostLines = 5;

/**
 * The levels over the years, in as many charts as they need. Departments and dimensions are those of the chosen
 * round; a department that merged stands for what it was made of, one that was split begins with the split.
 *
 * @param years oldest first
 */
export function yearsOf(
  years: readonly Year[],
  chosen: RoundResults,
  series: YearSeries,
  successions: readonly Succession[],
  names: DepartmentNames,
): Years {
  const { questionnaire } = chosen;
  const rows =
    series === "departments"
      ? groupLines(years, chosen, successions, names, {
          target: overallTarget(questionnaire),
          keyIn: () => overallKey,
        })
      : questionnaire.dimensions.map(({ key, title, target }) => ({
          name: title,
          target,
          ...organizationLine(years, () => dimensionFigure(key)),
        }));
  return {
    series,
    max: questionnaire.scale.max,
    names: years.map(({ name }) => name),
    breaks: breaksBetween(years),
    charts: series === "departments" ? departmentCharts(rows) : rows.map(dimensionChart),
    rows,
  };
}

export type YearRow = YearLine & { readonly target: number | null };

/** Which figure lines are about: what it is called in a round, and null where that has none. */
export type YearFigure = {
  readonly target: number | null;
  readonly keyIn: (results: RoundResults) => FigureKey | null;
};

/** The levels of one figure over the years: the organization's, and each department's of the chosen round. */
export function groupLines(
  years: readonly Year[],
  chosen: RoundResults,
  successions: readonly Succession[],
  names: DepartmentNames,
  { target, keyIn }: YearFigure,
): readonly YearRow[] {
  const departments = chosen.departments.map((department) => {
    const points = years.map(({ results }) => {
      const key = results && keyIn(results);
      return key ? pointIn(results, chosen, years, department, successions, key) : noPoint;
    });
    return { name: nameOf(names, department), target, ...lineOf(points) };
  });
  return [{ name: null, target, ...organizationLine(years, keyIn) }, ...departments];
}

type YearPoint = {
  readonly level: number | null;
  readonly interval: readonly [low: number, high: number] | null;
};

const noPoint: YearPoint = { level: null, interval: null };

function lineOf(points: readonly YearPoint[]): Pick<YearLine, "levels" | "intervals"> {
  return { levels: points.map(({ level }) => level), intervals: points.map(({ interval }) => interval) };
}

function organizationLine(years: readonly Year[], keyIn: YearFigure["keyIn"]) {
  return lineOf(
    years.map(({ results }) => {
      const key = results && keyIn(results);
      const figure = key ? figureOf(results.figures.organization, key) : undefined;
      return figure && results
        ? { level: figure.level, interval: intervalInLevels(figure, results.questionnaire.scale) }
        : noPoint;
    }),
  );
}

/** The level, in another round, of what a department of the chosen round was or became. */
function pointIn(
  results: RoundResults,
  chosen: RoundResults,
  years: readonly Year[],
  department: DepartmentId,
  successions: readonly Succession[],
  key: FigureKey,
): YearPoint {
  const isBefore =
    years.findIndex((year) => year.results === results) < years.findIndex((year) => year.results === chosen);
  const pairs = isBefore
    ? counterparts(results.departments, chosen.departments, successions)
    : counterparts(chosen.departments, results.departments, successions);
  const own = isBefore ? "later" : "earlier";
  const pair = pairs.find((candidate) => candidate[own].length === 1 && candidate[own][0] === department);
  const others = pair?.[isBefore ? "earlier" : "later"];
  if (others === undefined) return noPoint;
  const [only, second] = results.figures.departments.filter((one) =>
    others.some((id) => id === one.department),
  );
  const figure = only && second === undefined ? figureOf(only, key) : undefined;
  return {
    level: levelTogether(results, others, key)?.level ?? null,
    interval: figure ? intervalInLevels(figure, results.questionnaire.scale) : null,
  };
}

/**
 * All in one chart where they can be told apart; else a chart a department, each beside the organization. A department
 * without a level in any year has no line, and one that would lie on the organization's, since no other has a level, has
 * none either: both are left to the table.
 */
export function departmentCharts(rows: readonly YearRow[]): readonly YearChart[] {
  const [organization, ...departments] = rows;
  if (organization === undefined) return [];
  const { target } = organization;
  const drawn = departments.filter(({ levels }) => levels.some((level) => level !== null));
  const [only, second] = drawn;
  if (
    only &&
    second === undefined &&
    only.levels.every((level, year) => level === organization.levels[year])
  ) {
    return [{ subject: null, target, lines: [organization] }];
  }
  if (drawn.length < mostLines) return [{ subject: null, target, lines: [organization, ...drawn] }];
  return drawn.map((row) => ({ subject: row.name, target, lines: [organization, row] }));
}

function dimensionChart({ name, target, levels, intervals }: YearRow): YearChart {
  return { subject: name, target, lines: [{ name: null, levels, intervals }] };
}

function breaksBetween(years: readonly Year[]): Years["breaks"] {
  return years.flatMap(({ results }, before) => {
    const previous = years.slice(0, before).findLast((year) => year.results !== null)?.results;
    const reason = results && previous ? trendBreak(previous, results) : null;
    return reason ? [{ before, reason }] : [];
  });
}
