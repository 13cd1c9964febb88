import type { OrganizationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { type Actor, can, type Permission } from "./permission.ts";

/** The organization that a request may act in, and who acts; use cases take it instead of an address. */
export type Scope = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly actor: Extract<Actor, { kind: "user" }>;
  readonly can: (permission: Permission) => boolean;
};

/**
 * The first line of every loader and action: lets the request go on in its organization, or throws.
 *
 * @throws Problem `sign-in-required` for a stranger; `not-allowed` for everybody else without the right, also where
 *   the organization does not exist, so that nobody learns which do
 */
export function authorize(actor: Actor, permission: Permission, organizationSlug: string): Scope {
  if (actor.kind === "anonymous") throw new Problem("sign-in-required");
  if (!can(actor, permission, organizationSlug)) throw new Problem("not-allowed");
  const membership = actor.memberships.find((candidate) => candidate.organizationSlug === organizationSlug);
  if (!membership) throw new Problem("not-allowed");
  return {
    organizationId: membership.organizationId,
    slug: membership.organizationSlug,
    name: membership.organizationName,
    synthetic: membership.synthetic,
    actor,
    can: (other) => can(actor, other, organizationSlug),
  };
}
