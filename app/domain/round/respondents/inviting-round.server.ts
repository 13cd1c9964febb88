import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { stageOf } from "#app/domain/round/lifecycle.ts";
import { requireRound } from "#app/domain/round/round-frame.server.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import type { RoundWithDepartments } from "#db/queries/rounds.ts";
import type { InvitingDepartment } from "./match-department.ts";

/** A round with its departments by name, in the organization's order. */
export type NamedRound = {
  readonly round: RoundWithDepartments;
  readonly departments: readonly InvitingDepartment[];
};

/**
 * A round of the scope's organization, with the names of its departments.
 *
 * @throws Problem `not-found`
 */
export async function namedRound(db: Reader, scope: Scope, slug: string): Promise<NamedRound> {
  const round = await requireRound(db, scope, slug);
  const inRound = new Set(round.departments.map(({ departmentId }) => departmentId));
  const departments = (await departmentsOf(db, scope.organizationId)).filter(({ id }) => inRound.has(id));
  return { round, departments: departments.map(({ id, name }) => ({ id, name })) };
}

/** Whether it can still change who is invited to a round: the response rate of one that has closed stands. */
export function canChangeInvited(
  { schedule }: Pick<RoundWithDepartments, "schedule">,
  now: Instant,
): boolean {
  const stage = stageOf(schedule, now);
  return stage === "draft" || stage === "scheduled" || stage === "open";
}

/**
 * The same, where who is invited is to be changed.
 *
 * @throws Problem `not-found`; `invited-settled` where the round has closed
 */
export async function requireInviting(
  db: Reader,
  { now }: Pick<Environment, "now">,
  scope: Scope,
  slug: string,
): Promise<NamedRound> {
  const named = await namedRound(db, scope, slug);
  if (!canChangeInvited(named.round, now())) throw new Problem("invited-settled");
  return named;
}
