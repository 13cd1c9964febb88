import type { Occasion } from "#app/domain/auditlog/event.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant, type OrganizationId } from "#app/domain/id.ts";
import type { Round } from "#app/domain/round/round.ts";

/**
 * When a respondent did something, as the audit log may know it. Where answers are shown in groups only it knows the
 * day alone: two rows with their times, one of the invitation and one of the response, would lead from one to the other.
 */
export function occasionFor(
  { now, newId, newTimelessId }: Pick<Environment, "now" | "newId" | "newTimelessId">,
  organizationId: OrganizationId,
  { disclosure }: Pick<Round, "disclosure">,
): Occasion {
  return disclosure.kind === "in-office"
    ? { organizationId, id: newId(), at: now(), actor: "respondent" }
    : { organizationId, id: newTimelessId(), at: beginningOfDay(now()), actor: "respondent" };
}

function beginningOfDay(time: Instant): Instant {
  return instant(new Date(`${time.slice(0, 10)}T00:00:00.000Z`));
}
