import type { DepartmentId } from "#app/domain/id.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { counterparts, levelTogether, type TrendBreak, trendBreak } from "./comparison.ts";
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
};

export type YearChart = {
  /** The dimension or department that it is about; null: all departments. */
  readonly subject: LocalizedText | null;
  readonly target: number | null;
  /** At most five: more would be told apart by nobody. */
  readonly lines: readonly YearLine[];
};

export type Years = {
  readonly series: YearSeries;
  readonly max: number;
  /** Oldest first. */
  readonly names: readonly RoundName[];
  /** Before which years lines are broken, and why. */
  readonly breaks: readonly { readonly before: number; readonly reason: TrendBreak }[];
  readonly charts: readonly YearChart[];
  /** Every line once, for the table. */
  readonly rows: readonly (YearLine & { readonly target: number | null })[];
};

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
      ? departmentLines(years, chosen, successions, names)
      : questionnaire.dimensions.map(({ key, title, target }) => ({
          name: title,
          target,
          levels: years.map(
            ({ results }) => results?.figures.organization.dimensions.get(key)?.level ?? null,
          ),
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

type Row = YearLine & { readonly target: number | null };

function departmentLines(
  years: readonly Year[],
  chosen: RoundResults,
  successions: readonly Succession[],
  names: DepartmentNames,
): readonly Row[] {
  const target = overallTarget(chosen.questionnaire);
  const departments = chosen.departments.map((department) => ({
    name: nameOf(names, department),
    target,
    levels: years.map(({ results }) => results && levelIn(results, chosen, years, department, successions)),
  }));
  const organization = years.map(({ results }) => results?.figures.organization.overall.level ?? null);
  return [{ name: null, target, levels: organization }, ...departments];
}

/** The overall level, in another round, of what a department of the chosen round was or became. */
function levelIn(
  results: RoundResults,
  chosen: RoundResults,
  years: readonly Year[],
  department: DepartmentId,
  successions: readonly Succession[],
): number | null {
  const isBefore =
    years.findIndex((year) => year.results === results) < years.findIndex((year) => year.results === chosen);
  const pairs = isBefore
    ? counterparts(results.departments, chosen.departments, successions)
    : counterparts(chosen.departments, results.departments, successions);
  const own = isBefore ? "later" : "earlier";
  const pair = pairs.find((candidate) => candidate[own].length === 1 && candidate[own][0] === department);
  const others = pair?.[isBefore ? "earlier" : "later"];
  return others === undefined ? null : (levelTogether(results, others, overallKey)?.level ?? null);
}

/** All in one chart where they can be told apart; else a chart a department, each beside the organization. */
function departmentCharts(rows: readonly Row[]): readonly YearChart[] {
  const [organization, ...departments] = rows;
  if (organization === undefined) return [];
  const { target } = organization;
  if (rows.length <= mostLines) return [{ subject: null, target, lines: rows }];
  return departments.map((row) => ({ subject: row.name, target, lines: [organization, row] }));
}

function dimensionChart({ name, target, levels }: Row): YearChart {
  return { subject: name, target, lines: [{ name: null, levels }] };
}

function breaksBetween(years: readonly Year[]): Years["breaks"] {
  return years.flatMap(({ results }, before) => {
    const previous = years.slice(0, before).findLast((year) => year.results !== null)?.results;
    const reason = results && previous ? trendBreak(previous, results) : null;
    return reason ? [{ before, reason }] : [];
  });
}
