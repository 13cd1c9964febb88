import type { DepartmentId, Instant } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { firstOpening, lastClosing, type RoundStage, stageOf } from "#app/domain/round/lifecycle.ts";
import { sumOrNull } from "#app/domain/scoring/organization.ts";
import { expectedAnswers, knownPopulation } from "./round-results.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

/** How far a round has come. */
export type OverviewRound = {
  readonly slug: string;
  readonly title: string;
  readonly stage: RoundStage;
  /** When the first department opens, and the last one closes. */
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly publishedAt: Instant | null;
  readonly answering: "individual" | "joint";
  /** Whether the reader may open its results. */
  readonly hasResults: boolean;
  /** Null where the reader does not follow rounds, or nobody can have answered yet. */
  readonly rates: ResponseRates | null;
};

export type ResponseRates = {
  readonly total: ResponseRate;
  readonly departments: readonly (ResponseRate & { readonly name: LocalizedText })[];
};

/** n of N; N null where it is unknown. */
type ResponseRate = { readonly n: number; readonly invited: number | null };

/** A round as the overview shows it. Response rates are counts, which also confidential rounds show. */
export function overviewRound(
  round: MeasuredRound,
  now: Instant,
  departments: readonly Department[],
  facts: {
    readonly hasResults: boolean;
    readonly showsRates: boolean;
    readonly invitations: (departmentId: DepartmentId) => number;
    readonly responses: (departmentId: DepartmentId) => number;
  },
): OverviewRound {
  const stage = stageOf(round.schedule, now);
  const hasBegun = stage !== "draft" && stage !== "scheduled";
  return {
    slug: round.slug,
    title: round.title,
    stage,
    opensAt: firstOpening(round.schedule),
    closesAt: lastClosing(round.schedule),
    publishedAt: round.schedule.publishedAt,
    answering: round.answering,
    hasResults: facts.hasResults,
    rates: facts.showsRates && hasBegun ? responseRates(round, departments, facts) : null,
  };
}

/** How many have answered a round, of how many, in all and in each of its departments in the organization's order. */
export function responseRates(
  round: MeasuredRound,
  departments: readonly Department[],
  facts: {
    readonly invitations: (departmentId: DepartmentId) => number;
    readonly responses: (departmentId: DepartmentId) => number;
  },
): ResponseRates {
  const rates = departments.flatMap(({ id, name }) => {
    const member = round.departments.find(({ departmentId }) => departmentId === id);
    if (member === undefined) return [];
    const n = facts.responses(id);
    const invited = member.invited ?? expectedAnswers(round, facts.invitations(id));
    return [{ name, n, invited: knownPopulation(invited, n) }];
  });
  return {
    total: {
      n: rates.reduce((sum, { n }) => sum + n, 0),
      invited: sumOrNull(rates.map(({ invited }) => invited)),
    },
    departments: rates,
  };
}
