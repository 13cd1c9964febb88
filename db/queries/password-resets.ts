import type { Instant, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { PasswordResets } from "../schema.ts";

/** Keeps a user's link; an earlier one ends. */
export async function replacePasswordReset(db: Writer, reset: PasswordResets): Promise<void> {
  await db
    .insertInto("passwordResets")
    .values(reset)
    .onConflict((conflict) =>
      conflict.column("userId").doUpdateSet({ tokenHash: reset.tokenHash, expiresAt: reset.expiresAt }),
    )
    .execute();
}

/** Whose link it is, by the hash of its token. */
export async function passwordReset(
  db: Reader,
  tokenHash: string,
): Promise<{ readonly userId: UserId; readonly expiresAt: Instant } | null> {
  const row = await db
    .selectFrom("passwordResets")
    .where("tokenHash", "=", tokenHash)
    .select(["userId", "expiresAt"])
    .executeTakeFirst();
  return row ?? null;
}

/** @returns whether this was who used it up */
export async function takePasswordReset(db: Writer, tokenHash: string): Promise<boolean> {
  const result = await db.deleteFrom("passwordResets").where("tokenHash", "=", tokenHash).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Ends whatever link a user has. */
export async function deletePasswordReset(db: Writer, userId: UserId): Promise<void> {
  await db.deleteFrom("passwordResets").where("userId", "=", userId).execute();
}
