import { hashPassword } from "better-auth/crypto";
import type { Environment } from "#app/domain/environment.ts";
import type { UserId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { insertUser } from "#db/queries/users.ts";

/** What is stored of a password. Slow on purpose, so that it is done before the transaction begins. */
export function hashedPassword(password: string): Promise<string> {
  return hashPassword(password);
}

/**
 * Stores somebody who can sign in by password, as the accounts library would.
 *
 * @throws a unique violation where the e-mail address has an account
 */
export async function addUser(
  writer: Writer,
  { now, newId }: Pick<Environment, "now" | "newId">,
  user: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<UserId> {
  const userId = newId<UserId>();
  const times = { createdAt: now(), updatedAt: now() };
  await insertUser(
    writer,
    { id: userId, name: user.name, email: user.email, emailVerified: 1, image: null, ...times },
    {
      id: newId<string>(),
      accountId: userId,
      providerId: "credential",
      userId,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: user.passwordHash,
      ...times,
    },
  );
  return userId;
}
