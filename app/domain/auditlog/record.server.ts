import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertAuditRow } from "#db/queries/audit-log.ts";
import type { AuditEvent, Occasion } from "./event.ts";

/**
 * Writes an event in the transaction that makes it true, so that neither is there without the other.
 *
 * @example
 * await record(writer, { organizationId, id: environment.newId(), at: environment.now(), actor: user.id }, event);
 */
export async function record(writer: Writer, occasion: Occasion, event: AuditEvent): Promise<void> {
  await insertAuditRow(writer, {
    ...occasion,
    event: event.name,
    subject: event.subject,
    details: toJson(event.details),
  });
}
