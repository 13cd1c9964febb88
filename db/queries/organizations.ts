import type { Insertable } from "kysely";
import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Organizations } from "../schema.ts";

/** Whether nobody has set anything up yet. */
export async function hasOrganizations(db: Reader): Promise<boolean> {
  const row = await db.selectFrom("organizations").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

export type OrganizationName = { readonly name: string; readonly slug: string; readonly synthetic: boolean };

/** What pages call an organization; null where there is none. */
export async function organizationName(db: Reader, id: OrganizationId): Promise<OrganizationName | null> {
  const row = await db
    .selectFrom("organizations")
    .where("id", "=", id)
    .select(["name", "slug", "synthetic"])
    .executeTakeFirst();
  return row ? { ...row, synthetic: row.synthetic === 1 } : null;
}

/** What an organization's mails say of their sender. */
export type OrganizationSender = Pick<Organizations, "name" | "senderName" | "replyTo" | "contact">;

/** What an organization's mails say of their sender; null where there is none. */
export async function organizationSender(db: Reader, id: OrganizationId): Promise<OrganizationSender | null> {
  const row = await db
    .selectFrom("organizations")
    .where("id", "=", id)
    .select(["name", "senderName", "replyTo", "contact"])
    .executeTakeFirst();
  return row ?? null;
}

/** @throws a unique violation where the slug is taken */
export async function insertOrganization(db: Writer, organization: Insertable<Organizations>): Promise<void> {
  await db.insertInto("organizations").values(organization).execute();
}
