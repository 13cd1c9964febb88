import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { AccountLinks } from "../schema.ts";

/** Somebody who keeps the installation. */
export type Operator = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly since: Instant;
};

/** Who keeps the installation, longest first. */
export async function operatorsOf(db: Reader): Promise<readonly Operator[]> {
  return db
    .selectFrom("operators")
    .innerJoin("users", "users.id", "operators.userId")
    .orderBy("operators.createdAt")
    .orderBy("operators.userId")
    .select(["operators.userId", "users.name", "users.email", "operators.createdAt as since"])
    .execute();
}

/** Makes a user an operator; whether they were none. */
export async function insertOperator(db: Writer, userId: UserId, createdAt: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("operators")
    .values({ userId, createdAt })
    .onConflict((conflict) => conflict.column("userId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Lets nobody else become or cease to be an operator until this transaction is over. */
export async function holdOperators(db: Writer): Promise<void> {
  await db
    .updateTable("operators")
    .set((eb) => ({ createdAt: eb.ref("createdAt") }))
    .execute();
}

export async function deleteOperator(db: Writer, userId: UserId): Promise<void> {
  await db.deleteFrom("operators").where("userId", "=", userId).execute();
}

export async function insertAccountLink(db: Writer, link: AccountLinks): Promise<void> {
  await db.insertInto("accountLinks").values(link).execute();
}

/** Ends the links that make an organization's first administrator; null: those that make an operator. */
export async function endAccountLinks(db: Writer, organizationId: OrganizationId | null): Promise<void> {
  await db
    .deleteFrom("accountLinks")
    .where("organizationId", organizationId === null ? "is" : "=", organizationId)
    .execute();
}

/** What a link makes, and until when. */
export type AccountLink = {
  readonly organizationId: OrganizationId | null;
  readonly organizationName: string | null;
  readonly organizationSlug: string | null;
  readonly expiresAt: Instant;
};

/** A link by the hash of its token; null where there is none, or it has been used. */
export async function accountLink(db: Reader, tokenHash: string): Promise<AccountLink | null> {
  const row = await db
    .selectFrom("accountLinks")
    .leftJoin("organizations", "organizations.id", "accountLinks.organizationId")
    .where("tokenHash", "=", tokenHash)
    .select([
      "accountLinks.organizationId",
      "accountLinks.expiresAt",
      "organizations.name as organizationName",
      "organizations.slug as organizationSlug",
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** Uses a link up; whether it was there, so that of two who use it at once one does. */
export async function takeAccountLink(db: Writer, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("accountLinks")
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
