import type { Environment } from "#app/domain/environment.ts";
import type {
  AccountInvitationId,
  Day,
  DepartmentId,
  Instant,
  MembershipId,
  UserId,
} from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { waitingInvitations } from "#db/queries/account-invitations.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { isKnownElsewhere, type MemberRow, membersOf } from "#db/queries/memberships.ts";
import { requiresSecondFactor } from "#db/queries/second-factors.ts";
import type { Scope } from "./authorize.ts";
import type { MembershipRole } from "./role.ts";

export type HeldRole = {
  readonly id: MembershipId;
  readonly role: MembershipRole;
  /** A department head's. */
  readonly department: LocalizedText | null;
  readonly departmentId: DepartmentId | null;
  readonly since: Instant;
};

/** Somebody who has roles in an organization. */
export type Person = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly HeldRole[];
  readonly hasSecondFactor: boolean;
  /** The last day on which the account was used. */
  readonly lastUsedOn: Day | null;
};

export type InvitedPerson = {
  readonly id: AccountInvitationId;
  readonly email: string;
  readonly role: MembershipRole;
  readonly department: LocalizedText | null;
  readonly expiresAt: Instant;
  readonly hasExpired: boolean;
};

/** A department that a department head can answer for now. */
export type HeadedDepartment = { readonly id: DepartmentId; readonly name: LocalizedText };

export type PeoplePage = {
  readonly people: readonly Person[];
  readonly invited: readonly InvitedPerson[];
  readonly departments: readonly HeadedDepartment[];
  readonly requiresSecondFactor: boolean;
};

/** Who has which role in an organization, and who is invited to one. Nobody else is named. */
export async function loadPeople(
  { database: { read }, now }: Pick<Environment, "database" | "now">,
  { organizationId }: Scope,
): Promise<PeoplePage> {
  const [members, invitations, all, requires] = await Promise.all([
    membersOf(read, organizationId),
    waitingInvitations(read, organizationId),
    departmentsOf(read, organizationId),
    requiresSecondFactor(read, organizationId),
  ]);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const nameOf = (id: DepartmentId | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    people: groupPeople(members, nameOf),
    invited: invitations.map(({ id, email, role, departmentId, expiresAt }) => ({
      id,
      email,
      role,
      department: nameOf(departmentId),
      expiresAt,
      hasExpired: expiresAt <= now(),
    })),
    departments: all
      .filter(({ validTo }) => validTo === null || validTo > now().slice(0, 10))
      .map(({ id, name }) => ({ id, name })),
    requiresSecondFactor: requires,
  };
}

export type PersonPage = Pick<PeoplePage, "departments"> & {
  readonly person: Person;
  readonly isOneself: boolean;
  /** Whether this organization alone decides over the account, so that its administrator may help with it. */
  readonly isOurs: boolean;
};

/**
 * One person's roles in an organization.
 *
 * @throws Problem `not-found` for somebody without a role in it
 */
export async function loadPerson(
  environment: Pick<Environment, "database" | "now">,
  scope: Scope,
  userId: string,
): Promise<PersonPage> {
  const { people, departments } = await loadPeople(environment, scope);
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Problem("not-found");
  return {
    person,
    departments,
    isOneself: person.id === scope.actor.id,
    isOurs: !(await isKnownElsewhere(environment.database.read, scope.organizationId, person.id)),
  };
}

function groupPeople(
  members: readonly MemberRow[],
  nameOf: (id: DepartmentId | null) => LocalizedText | null,
): readonly Person[] {
  const ids = new Set(members.map(({ userId }) => userId));
  return [...ids].flatMap((id) => {
    const rows = members.filter(({ userId }) => userId === id);
    const [first] = rows;
    if (!first) return [];
    const { name, email, hasSecondFactor, lastUsedOn } = first;
    const roles = rows.map((row) => ({
      id: row.id,
      role: row.role,
      department: nameOf(row.departmentId),
      departmentId: row.departmentId,
      since: row.createdAt,
    }));
    return [{ id, name, email, hasSecondFactor, lastUsedOn, roles }];
  });
}
