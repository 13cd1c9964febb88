import type { DepartmentId, Instant, OrganizationId } from "#app/domain/id.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import type { MembershipRole } from "./role.ts";

/** A role as it is given: a department head's with the department. */
export type GivenRole = { readonly role: MembershipRole; readonly departmentId: DepartmentId | null };

/** Why a role cannot be given; the last part of a form error's key. */
export type GivenRoleFault = "departmentMissing";

/** A wanted role as it can be given in an organization: with one of its departments for a head, else with none. */
export async function givenRole(
  db: Reader,
  organizationId: OrganizationId,
  { role, departmentId }: GivenRole,
  now: Instant,
): Promise<({ readonly ok: true } & GivenRole) | { readonly ok: false; readonly fault: GivenRoleFault }> {
  if (role !== "department-head") return { ok: true, role, departmentId: null };
  const department = (await departmentsOf(db, organizationId)).find(
    ({ id, validTo }) => id === departmentId && (validTo === null || validTo > now.slice(0, 10)),
  );
  return department
    ? { ok: true, role, departmentId: department.id }
    : { ok: false, fault: "departmentMissing" };
}
