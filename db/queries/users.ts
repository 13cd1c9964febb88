import type { Insertable } from "kysely";
import type { Day, OrganizationId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Accounts, Users } from "../schema.ts";

/**
 * Somebody who can sign in, with the way that they do it.
 *
 * @throws a unique violation where the e-mail address has an account
 */
export async function insertUser(db: Writer, user: Insertable<Users>, account: Accounts): Promise<void> {
  await db.insertInto("users").values(user).execute();
  await db.insertInto("accounts").values(account).execute();
}

/** Where mail reaches a user; null where there is none. */
export async function emailOfUser(db: Reader, id: UserId): Promise<string | null> {
  const row = await db.selectFrom("users").where("id", "=", id).select("email").executeTakeFirst();
  return row?.email ?? null;
}

/** Who has a role in an organization, or has done something there that its audit log knows of, by name. */
export async function peopleOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly { readonly id: UserId; readonly name: string }[]> {
  return db
    .selectFrom("users")
    .where((eb) =>
      eb.or([
        eb(
          "id",
          "in",
          eb.selectFrom("memberships").where("organizationId", "=", organizationId).select("userId"),
        ),
        eb.exists(
          eb
            .selectFrom("auditPrivate")
            .where("auditPrivate.organizationId", "=", organizationId)
            .where("auditPrivate.field", "<>", "details")
            .whereRef("auditPrivate.value", "=", "users.id")
            .select("auditPrivate.entryId"),
        ),
      ]),
    )
    .orderBy("name")
    .orderBy("id")
    .select(["id", "name"])
    .execute();
}

/** The account with an e-mail address, in small letters; null where there is none. */
export async function userIdByEmail(db: Reader, email: string): Promise<UserId | null> {
  const row = await db.selectFrom("users").where("email", "=", email).select("id").executeTakeFirst();
  return row?.id ?? null;
}

export type UserStanding = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly lastUsedOn: Day | null;
};

/** What is known of a user apart from roles; null where there is none. */
export async function userStanding(db: Reader, userId: UserId): Promise<UserStanding | null> {
  const row = await db
    .selectFrom("users")
    .where("id", "=", userId)
    .select(["id", "name", "email", "twoFactorEnabled", "lastUsedOn"])
    .executeTakeFirst();
  if (!row) return null;
  const { twoFactorEnabled, ...user } = row;
  return { ...user, hasSecondFactor: twoFactorEnabled === 1 };
}

/** Keeps on which day an account was last used. */
export async function noteUse(db: Writer, userId: UserId, day: Day): Promise<void> {
  await db.updateTable("users").set({ lastUsedOn: day }).where("id", "=", userId).execute();
}

/** What is kept of a user's password; null for one who signs in another way alone. */
export async function passwordHashOf(db: Reader, userId: UserId): Promise<string | null> {
  const row = await db
    .selectFrom("accounts")
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .select("password")
    .executeTakeFirst();
  return row?.password ?? null;
}

export async function updatePassword(
  db: Writer,
  userId: UserId,
  { password, updatedAt }: Pick<Accounts, "password" | "updatedAt">,
): Promise<void> {
  await db
    .updateTable("accounts")
    .set({ password, updatedAt })
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .execute();
}
