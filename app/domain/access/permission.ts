import type { DepartmentId, OrganizationId, UserId } from "#app/domain/id.ts";
import type { MembershipRole } from "./role.ts";

/** What may be done, and by which roles of an organization. One table: who may do a thing is read here alone. */
export const permissions = {
  /** Open the organization's pages at all. */
  "organization.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
  /** See published results. */
  "results.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
  /** See figures before they are published; of a confidential round only once it is sealed. */
  "results.preview": ["administrator", "coordinator", "auditor"],
  /** See how a round is going. */
  "rounds.read": ["administrator", "coordinator", "auditor", "department-head"],
  /** Read recommendations, conclusions and assessments that have been handed over. */
  "follow-up.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
  /** Read assessments that have not been handed over: auditors are independent of those they review. */
  "assessments.read-private": ["auditor"],
} as const satisfies Record<string, readonly MembershipRole[]>;

export type Permission = keyof typeof permissions;

/** Someone's role in one organization. */
export type Membership = {
  readonly organizationId: OrganizationId;
  readonly organizationSlug: string;
  readonly organizationName: string;
  readonly synthetic: boolean;
  readonly role: MembershipRole;
  readonly departmentId: DepartmentId | null;
};

/** Who asks: nobody we know, or someone signed in. Respondents have no account; their link is their right. */
export type Actor =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "user";
      readonly id: UserId;
      readonly name: string;
      readonly memberships: readonly Membership[];
    };

/** Whether somebody may do a thing in an organization (named by its place in addresses). */
export function can(actor: Actor, permission: Permission, organizationSlug: string): boolean {
  return rolesIn(actor, organizationSlug).some((role) => holds(role, permission));
}

function rolesIn(actor: Actor, organizationSlug: string): readonly MembershipRole[] {
  if (actor.kind === "anonymous") return [];
  return actor.memberships
    .filter((membership) => membership.organizationSlug === organizationSlug)
    .map((membership) => membership.role);
}

function holds(role: MembershipRole, permission: Permission): boolean {
  const roles: readonly MembershipRole[] = permissions[permission];
  return roles.includes(role);
}
