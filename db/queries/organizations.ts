import type { Insertable } from "kysely";
import type { Instant, OrganizationId } from "#app/domain/id.ts";
import type { PublicPage } from "#app/domain/organization/public-page.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Reader, Writer } from "../client.ts";
import { engineOf } from "../engine.ts";
import { fromJson, toJson } from "../json.ts";
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

/** Every organization with its place in addresses, in the order of these. */
export async function organizationPlaces(
  db: Reader,
): Promise<readonly { readonly id: OrganizationId; readonly slug: string }[]> {
  return db.selectFrom("organizations").orderBy("slug").select(["id", "slug"]).execute();
}

/** Keeps a new organization, unless its place in addresses is taken; whether it did. */
export async function insertOrganizationIfFree(
  db: Writer,
  organization: Insertable<Organizations>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("organizations")
    .values(organization)
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** What an organization says of itself, and may change. */
export type OrganizationSettings = Pick<Organizations, "name" | "contact" | "senderName" | "replyTo">;

/** @throws where there is no such organization */
export async function organizationSettings(
  db: Reader,
  id: OrganizationId,
): Promise<OrganizationSettings & Pick<Organizations, "slug" | "kind">> {
  return db
    .selectFrom("organizations")
    .where("id", "=", id)
    .select(["name", "slug", "kind", "contact", "senderName", "replyTo"])
    .executeTakeFirstOrThrow();
}

export async function updateOrganization(
  db: Writer,
  id: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await db.updateTable("organizations").where("id", "=", id).set(settings).execute();
}

/** An organization as whoever keeps the installation sees it: that it is there, and how much it is used. */
export type KnownOrganization = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly rounds: number;
  readonly administrators: number;
};

/** Every organization of the installation, by name. */
export async function knownOrganizations(db: Reader): Promise<readonly KnownOrganization[]> {
  const rows = await db
    .selectFrom("organizations")
    .orderBy("name")
    .select((eb) => [
      "id",
      "slug",
      "name",
      "createdAt",
      eb
        .selectFrom("rounds")
        .whereRef("rounds.organizationId", "=", "organizations.id")
        .select((count) => count.fn.countAll().as("count"))
        .as("rounds"),
      eb
        .selectFrom("memberships")
        .whereRef("memberships.organizationId", "=", "organizations.id")
        .where("memberships.role", "=", "administrator")
        .select((count) => count.fn.countAll().as("count"))
        .as("administrators"),
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    rounds: Number(row.rounds),
    administrators: Number(row.administrators),
  }));
}

/** What an organization's pages that are open to all say of it; null where it is not there. */
export type PublicOrganization = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly contact: string | null;
};

export async function publicOrganization(db: Reader, slug: string): Promise<PublicOrganization | null> {
  const row = await db
    .selectFrom("organizations")
    .where("slug", "=", slug)
    .select(["id", "slug", "name", "synthetic", "contact"])
    .executeTakeFirst();
  return row ? { ...row, synthetic: row.synthetic === 1 } : null;
}

/** What an organization has added to its pages that are open to all. */
export async function organizationTexts(
  db: Reader,
  organizationId: OrganizationId,
): Promise<ReadonlyMap<PublicPage, LocalizedText>> {
  const rows = await db
    .selectFrom("organizationTexts")
    .where("organizationId", "=", organizationId)
    .select(["page", "text"])
    .execute();
  return new Map(rows.map(({ page, text }) => [page, fromJson(text)]));
}

export async function setOrganizationText(
  db: Writer,
  organizationId: OrganizationId,
  page: PublicPage,
  text: LocalizedText,
): Promise<void> {
  await db
    .insertInto("organizationTexts")
    .values({ organizationId, page, text: toJson(text) })
    .onConflict((conflict) =>
      conflict.columns(["organizationId", "page"]).doUpdateSet({ text: toJson(text) }),
    )
    .execute();
}

/** Whether an organization has agreed that its published levels are set beside others'. */
export async function sharesResults(db: Reader, id: OrganizationId): Promise<boolean> {
  const row = await db
    .selectFrom("organizations")
    .where("id", "=", id)
    .select("sharesResults")
    .executeTakeFirst();
  return row?.sharesResults === 1;
}

export async function setSharesResults(db: Writer, id: OrganizationId, shares: boolean): Promise<void> {
  await db
    .updateTable("organizations")
    .set({ sharesResults: shares ? 1 : 0 })
    .where("id", "=", id)
    .execute();
}

/**
 * Every organization that has agreed, by name, itself among them where it has; made-up ones are set beside made-up ones
 * alone.
 */
export async function organizationsSharingResults(
  db: Reader,
  id: OrganizationId,
): Promise<readonly { readonly id: OrganizationId; readonly name: string }[]> {
  return db
    .selectFrom("organizations")
    .innerJoin("organizations as own", "own.synthetic", "organizations.synthetic")
    .where("own.id", "=", id)
    .where("organizations.sharesResults", "=", 1)
    .orderBy("organizations.name")
    .select(["organizations.id", "organizations.name"])
    .execute();
}

/**
 * Makes whoever else locks the organization wait until the transaction ends, in the order in which they came: the row
 * is not written over, since on PostgreSQL those who wait race for a new version of it. SQLite has one writer at a time
 * anyway.
 */
export async function lockOrganization(db: Writer, id: OrganizationId): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  await db.selectFrom("organizations").where("id", "=", id).select("id").forNoKeyUpdate().execute();
}
