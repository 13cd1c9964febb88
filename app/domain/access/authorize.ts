import type { OrganizationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { type Actor, can, type Permission, type Reach, reachOf } from "./permission.ts";

type User = Extract<Actor, { kind: "user" }>;

/** The organization that a request may act in, and who acts; use cases take it instead of an address. */
export type Scope = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly actor: User;
  readonly can: (permission: Permission) => boolean;
  /** For which departments the actor may do a thing. */
  readonly reach: (permission: Permission) => Reach;
};

/**
 * The first line of every loader and action: lets the request go on in its organization, or throws.
 *
 * @throws Problem `sign-in-required` for a stranger; `not-allowed` for everybody else without the right, also where
 *   the organization does not exist, so that nobody learns which do; `second-factor-required` for a member whose
 *   session lacks what the organization asks of all of them
 */
export function authorize(actor: Actor, permission: Permission, organizationSlug: string): Scope {
  const user = requireUser(actor);
  const membership = user.memberships.find((candidate) => candidate.organizationSlug === organizationSlug);
  if (membership?.lacksSecondFactor) throw new Problem("second-factor-required");
  if (!membership || !can(user, permission, organizationSlug)) throw new Problem("not-allowed");
  return {
    organizationId: membership.organizationId,
    slug: membership.organizationSlug,
    name: membership.organizationName,
    synthetic: membership.synthetic,
    actor: user,
    can: (other) => can(user, other, organizationSlug),
    reach: (other) => reachOf(user, other, organizationSlug),
  };
}

/**
 * Lets whoever is signed in go on, as to the pages of the own account.
 *
 * @throws Problem `sign-in-required`
 */
export function requireUser(actor: Actor): User {
  if (actor.kind === "anonymous") throw new Problem("sign-in-required");
  return actor;
}

/**
 * Lets who keeps the installation go on.
 *
 * @throws Problem `sign-in-required`, `not-allowed`
 */
export function requireOperator(actor: Actor): User {
  const user = requireUser(actor);
  if (!user.isOperator) throw new Problem("not-allowed");
  return user;
}
