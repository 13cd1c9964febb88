import type { Writer } from "../client.ts";
import type { AuditLog } from "../schema.ts";

/** Adds a row to the log; nothing ever changes or removes one. */
export async function insertAuditRow(db: Writer, row: AuditLog): Promise<void> {
  await db.insertInto("auditLog").values(row).execute();
}
