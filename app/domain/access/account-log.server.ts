import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { UserId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { membershipsOf } from "#db/queries/memberships.ts";

/** Tells the log of each organization that a user has a role in of what they did with their own account. */
export async function recordOfOwnAccount(
  writer: Writer,
  environment: Pick<Environment, "now" | "newId">,
  userId: UserId,
  event: AuditEvent,
): Promise<void> {
  const memberships = await membershipsOf(writer, userId);
  for (const organizationId of new Set(memberships.map((membership) => membership.organizationId))) {
    await record(writer, occasionBy(environment, organizationId, userId), event);
  }
}
