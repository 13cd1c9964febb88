import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertEntry, lockHead } from "#db/queries/audit-log.ts";
import { auditFields, commitment, entryHash, newSalt } from "./chain.server.ts";
import type { AuditEvent, Occasion } from "./event.ts";

/**
 * Writes an event at the end of the organization's chain, in the transaction that makes it true, so that neither is
 * there without the other. Until that ends, others who log in the organization wait: so it comes last.
 *
 * @example
 * await record(writer, occasionBy(environment, organizationId, user.id), event);
 */
export async function record(writer: Writer, occasion: Occasion, event: AuditEvent): Promise<void> {
  const { organizationId, id, at, actor } = occasion;
  const values = { actor, subject: event.subject, details: toJson(event.details) };
  const kept = auditFields.map((field) => ({ field, value: values[field], salt: newSalt() }));
  const committed = Object.fromEntries(
    kept.map(({ field, salt, value }) => [field, commitment(salt, value)]),
  ) as Readonly<Record<(typeof auditFields)[number], string>>; // one of each field
  const head = await lockHead(writer, organizationId);
  const entry = {
    organizationId,
    id,
    position: head.position + 1,
    at,
    event: event.name,
    actorCommitment: committed.actor,
    subjectCommitment: committed.subject,
    detailsCommitment: committed.details,
  };
  await insertEntry(
    writer,
    { ...entry, hash: entryHash(head.hash, entry) },
    kept.map((one) => ({ organizationId, entryId: id, ...one })),
  );
}
