import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { MembershipId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Writer } from "#db/client.ts";
import {
  deleteMembership,
  lockMemberships,
  type MemberRow,
  membersOf,
  updateMembershipRole,
} from "#db/queries/memberships.ts";
import type { Scope } from "./authorize.ts";
import { type GivenRole, type GivenRoleFault, givenRole } from "./given-role.server.ts";

/** Why a role stays as it is; the last part of a form error's key. */
export type RoleFault = GivenRoleFault | "lastAdministrator" | "ownAdministration" | "hasRoleAlready";

/**
 * Makes somebody's role another.
 *
 * @returns why it cannot be; null where it was done
 * @throws Problem `not-found` where the organization has no such role
 */
export async function changeRole(
  environment: Environment,
  { organizationId, actor }: Scope,
  id: MembershipId,
  wanted: GivenRole,
): Promise<RoleFault | null> {
  return environment.database.transact(async (writer) => {
    const { member, members } = await requireMember(writer, { organizationId, id });
    const given = await givenRole(writer, organizationId, wanted, environment.now());
    if (!given.ok) return given.fault;
    const { role, departmentId } = given;
    const others = members.filter((other) => other.userId === member.userId && other.id !== id);
    if (others.some((other) => other.role === role && other.departmentId === departmentId)) {
      return "hasRoleAlready";
    }
    const fault = role === "administrator" ? null : faultOfLosing(member, members, actor.id);
    if (fault !== null) return fault;
    await updateMembershipRole(writer, { organizationId, id }, { role, departmentId });
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "membership.changed",
      subject: id,
      details: {
        user: member.userId,
        before: { role: member.role, department: member.departmentId },
        after: { role, department: departmentId },
      },
    });
    return null;
  });
}

/**
 * Takes a role away; from the next request on nothing is let in by it.
 *
 * @returns why it cannot be; null where it was done
 * @throws Problem `not-found` where the organization has no such role
 */
export async function removeRole(
  environment: Environment,
  { organizationId, actor }: Scope,
  id: MembershipId,
): Promise<RoleFault | null> {
  return environment.database.transact(async (writer) => {
    const { member, members } = await requireMember(writer, { organizationId, id });
    const fault = faultOfLosing(member, members, actor.id);
    if (fault !== null) return fault;
    await deleteMembership(writer, { organizationId, id });
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "membership.removed",
      subject: id,
      details: { user: member.userId, role: member.role, department: member.departmentId },
    });
    return null;
  });
}

/** An organization keeps an administrator, and nobody locks themself out. */
function faultOfLosing(
  member: MemberRow,
  members: readonly MemberRow[],
  actor: MemberRow["userId"],
): RoleFault | null {
  if (member.role !== "administrator") return null;
  const others = members.filter(({ id, role }) => role === "administrator" && id !== member.id);
  if (others.length === 0) return "lastAdministrator";
  return member.userId === actor ? "ownAdministration" : null;
}

async function requireMember(
  writer: Writer,
  { organizationId, id }: { readonly organizationId: Scope["organizationId"]; readonly id: MembershipId },
) {
  await lockMemberships(writer, organizationId);
  const members = await membersOf(writer, organizationId);
  const member = members.find((candidate) => candidate.id === id);
  if (!member) throw new Problem("not-found");
  return { member, members };
}
