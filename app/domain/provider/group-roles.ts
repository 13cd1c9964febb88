import type { MembershipRole } from "#app/domain/access/role.ts";
import type { DepartmentId } from "#app/domain/id.ts";

/** A role in an organization; a department head's is for a department. */
export type GrantedRole = { readonly role: MembershipRole; readonly departmentId: DepartmentId | null };

/** Which role a group gives; without a group's name, everyone whom the provider lets in. */
export type GroupRule = GrantedRole & { readonly groupName: string | null };

/** The roles that somebody's groups give, each once. Where no rule fits: none. */
export function rolesOfGroups(
  groups: readonly string[],
  rules: readonly GroupRule[],
): readonly GrantedRole[] {
  const given = rules
    .filter(({ groupName }) => groupName === null || groups.includes(groupName))
    .map(({ role, departmentId }) => ({ role, departmentId }));
  return given.filter((role, index) => given.findIndex((other) => isSame(other, role)) === index);
}

/** What must be given and taken for somebody who has some roles of groups to have those wanted. */
export function changeOfRoles<Held extends GrantedRole>(
  held: readonly Held[],
  wanted: readonly GrantedRole[],
): { readonly given: readonly GrantedRole[]; readonly taken: readonly Held[] } {
  return {
    given: wanted.filter((role) => !held.some((other) => isSame(other, role))),
    taken: held.filter((role) => !wanted.some((other) => isSame(other, role))),
  };
}

function isSame(one: GrantedRole, other: GrantedRole): boolean {
  return one.role === other.role && one.departmentId === other.departmentId;
}
