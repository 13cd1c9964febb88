import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { LinkSheets } from "../schema.ts";

/** @throws a unique violation where that sheet has been made */
export async function insertLinkSheet(db: Writer, sheet: LinkSheets): Promise<void> {
  await db.insertInto("linkSheets").values(sheet).execute();
}

/** Whether a sheet has been made. */
export async function hasLinkSheet(db: Reader, organizationId: OrganizationId, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("linkSheets")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}
