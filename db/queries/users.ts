import type { Writer } from "../client.ts";
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
