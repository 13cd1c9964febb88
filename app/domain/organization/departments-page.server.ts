import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day, DepartmentId } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { departmentsOf, formerNamesOf, successionsOf } from "#db/queries/departments.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import type { Department } from "./department.ts";
import { lastMeasuredIn, type UnsettledRound, unsettledRounds } from "./measured.ts";
import { isOver } from "./succession.ts";

/** A department with what it came from and what became of it. */
export type ShownDepartment = Department & {
  /** The latest first. */
  readonly formerNames: readonly { readonly until: Day; readonly name: LocalizedText }[];
  readonly predecessors: readonly LocalizedText[];
  readonly successors: readonly LocalizedText[];
};

export type DepartmentsPage = {
  readonly today: Day;
  /** Those that have not ended, also those that begin later. */
  readonly current: readonly ShownDepartment[];
  readonly ended: readonly ShownDepartment[];
  /** Rounds that are prepared with departments that will not be there. */
  readonly unsettled: readonly UnsettledRound<Department>[];
};

/** Every department that the organization has and had. */
export async function departmentsPage(environment: Environment, scope: Scope): Promise<DepartmentsPage> {
  const { departments, rounds, shown } = await everyDepartment(environment, scope);
  const today = dayOf(environment.now());
  return {
    today,
    current: shown.filter((department) => !isOver(department, today)),
    ended: shown.filter((department) => isOver(department, today)),
    unsettled: unsettledRounds(rounds, departments, environment.now()),
  };
}

export type DepartmentPage = {
  readonly today: Day;
  readonly department: ShownDepartment;
  /** Whether a round has measured it, so that its kind stays. */
  readonly isMeasured: boolean;
};

/**
 * One department.
 *
 * @throws Problem `not-found` where the organization has none with that id
 */
export async function departmentPage(
  environment: Environment,
  scope: Scope,
  id: DepartmentId,
): Promise<DepartmentPage> {
  const { rounds, shown } = await everyDepartment(environment, scope);
  const department = shown.find((candidate) => candidate.id === id);
  if (!department) throw new Problem("not-found");
  const now = environment.now();
  return { today: dayOf(now), department, isMeasured: lastMeasuredIn(rounds, now)(id) !== null };
}

async function everyDepartment({ database }: Environment, { organizationId }: Scope) {
  const [departments, formerNames, successions, rounds] = await Promise.all([
    departmentsOf(database.read, organizationId),
    formerNamesOf(database.read, organizationId),
    successionsOf(database.read, organizationId),
    roundsOf(database.read, organizationId),
  ]);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const named = (ids: readonly DepartmentId[]) => ids.flatMap((id) => names.get(id) ?? []);
  const shown = departments.map((department): ShownDepartment => {
    const { id } = department;
    return {
      ...department,
      formerNames: formerNames
        .filter(({ departmentId }) => departmentId === id)
        .map(({ until, name }) => ({ until, name }))
        .toReversed(),
      predecessors: named(successions.flatMap((line) => (line.successorId === id ? line.predecessorId : []))),
      successors: named(successions.flatMap((line) => (line.predecessorId === id ? line.successorId : []))),
    };
  });
  return { departments, rounds, shown };
}
