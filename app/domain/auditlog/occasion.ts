import type { Environment } from "#app/domain/environment.ts";
import type { Instant, OrganizationId } from "#app/domain/id.ts";
import type { Occasion } from "./event.ts";

/**
 * When somebody did something in an organization.
 *
 * @param at the moment that the use case goes by, where it has looked at the clock already
 */
export function occasionBy(
  { now, newId }: Pick<Environment, "now" | "newId">,
  organizationId: OrganizationId,
  actor: Occasion["actor"],
  at: Instant = now(),
): Occasion {
  return { organizationId, id: newId(), at, actor };
}
