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
  /** Read what people wrote beside their answers, once answers can change no more. */
  "results.remarks": ["administrator", "coordinator", "auditor", { ownDepartment: "department-head" }],
  /** See how a round is going. */
  "rounds.read": ["administrator", "coordinator", "auditor", "department-head"],
  /** Prepare a round, take its steps, invite and remind. */
  "rounds.manage": ["coordinator"],
  /** See who is invited, by name of office and address. */
  "respondents.read": ["administrator", "coordinator", "auditor", { ownDepartment: "department-head" }],
  /** Read recommendations, conclusions and assessments that have been handed over. */
  "follow-up.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
  /** Read assessments that have not been handed over: auditors are independent of those they review. */
  "assessments.read-private": ["auditor"],
  /** See departments, texts and settings of the organization. */
  "organization.settings": ["administrator", "auditor"],
  /** Change departments, texts and settings of the organization. */
  "organization.manage": ["administrator"],
  /** See who has an account with which role. */
  "people.read": ["administrator", "auditor"],
  /** Give and take roles, and connect the organization's own sign-in. */
  "people.manage": ["administrator"],
  "audit-log.read": ["administrator", "auditor"],
  /** Take out everything that is kept of a closed round, as the archive wants it. */
  "archive.read": ["administrator", "auditor"],
  /** Show and erase what is kept of a person, enter decisions to destroy, release single answers. */
  "records.manage": ["administrator"],
} as const satisfies Record<string, readonly Holder[]>;

/** A role that may; a department head may some things for the own department alone. */
type Holder = MembershipRole | { readonly ownDepartment: MembershipRole };

export type Permission = keyof typeof permissions;

/** Someone's role in one organization. */
export type Membership = {
  readonly organizationId: OrganizationId;
  readonly organizationSlug: string;
  readonly organizationName: string;
  readonly synthetic: boolean;
  readonly role: MembershipRole;
  readonly departmentId: DepartmentId | null;
  /**
   * The organization is opened only by who has given a second factor, and this session's user has not, nor does a
   * provider vouch that they did: they have the role, and can do nothing by it yet.
   */
  readonly lacksSecondFactor?: boolean;
};

/** Who asks: nobody we know, or someone signed in. Respondents have no account; their link is their right. */
export type Actor =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "user";
      readonly id: UserId;
      readonly name: string;
      /** Whether this is who keeps the installation: makes organizations, and is nobody in them by that. */
      readonly isOperator: boolean;
      readonly memberships: readonly Membership[];
      /**
       * Whose own provider vouches for this session, second factor and all: the memberships are then that one's alone.
       * Absent: a password does.
       */
      readonly vouchedBy?: OrganizationId;
    };

/** The departments that a right holds for. */
export type Reach =
  | { readonly kind: "all" }
  | { readonly kind: "departments"; readonly departments: readonly DepartmentId[] }
  | { readonly kind: "none" };

/**
 * Whether somebody may do a thing in an organization (named by its place in addresses), for one department at least.
 * Where the right may be a department's only, ask `reachOf` for which.
 */
export function can(actor: Actor, permission: Permission, organizationSlug: string): boolean {
  return reachOf(actor, permission, organizationSlug).kind !== "none";
}

/** For which departments of an organization somebody may do a thing. */
export function reachOf(actor: Actor, permission: Permission, organizationSlug: string): Reach {
  if (actor.kind === "anonymous") return { kind: "none" };
  const memberships = actor.memberships.filter(
    (membership) => membership.organizationSlug === organizationSlug,
  );
  const holders: readonly Holder[] = permissions[permission];
  if (memberships.some(({ role }) => holders.includes(role))) return { kind: "all" };
  const departments = memberships
    .filter(({ role }) =>
      holders.some((holder) => typeof holder === "object" && holder.ownDepartment === role),
    )
    .flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  return departments.length > 0 ? { kind: "departments", departments } : { kind: "none" };
}

/** Whether a right that reaches so far holds for a department. */
export function reaches(reach: Reach, departmentId: DepartmentId): boolean {
  return reach.kind === "all" || (reach.kind === "departments" && reach.departments.includes(departmentId));
}
