import type { UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Accounts, Users } from "../schema.ts";

/**
 * Somebody who can sign in, with the way that they do it.
 *
 * @throws a unique violation where the e-mail address has an account
 */
export async function insertUser(db: Writer, user: Users, account: Accounts): Promise<void> {
  await db.insertInto("users").values(user).execute();
  await db.insertInto("accounts").values(account).execute();
}

/** Whether a user keeps the installation. */
export async function isOperator(db: Reader, userId: UserId): Promise<boolean> {
  const row = await db
    .selectFrom("operators")
    .where("userId", "=", userId)
    .select("userId")
    .executeTakeFirst();
  return row !== undefined;
}

/** The account with an e-mail address, in small letters; null where there is none. */
export async function userIdByEmail(db: Reader, email: string): Promise<UserId | null> {
  const row = await db.selectFrom("users").where("email", "=", email).select("id").executeTakeFirst();
  return row?.id ?? null;
}
