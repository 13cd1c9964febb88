import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";

/**
 * Keeps that a code has been given, and forgets those from before a moment.
 *
 * @returns whether it was the first time since then
 */
export async function takeCode(
  db: Writer,
  use: { readonly userId: UserId; readonly codeHash: string; readonly usedAt: Instant },
  forgetBefore: Instant,
): Promise<boolean> {
  await db
    .deleteFrom("usedCodes")
    .where("userId", "=", use.userId)
    .where("usedAt", "<", forgetBefore)
    .execute();
  const inserted = await db
    .insertInto("usedCodes")
    .values(use)
    .onConflict((conflict) => conflict.columns(["userId", "codeHash"]).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Takes away a user's second factor, so that signing in asks none until they set up another. */
export async function deleteSecondFactor(db: Writer, userId: UserId): Promise<void> {
  await db.deleteFrom("secondFactors").where("userId", "=", userId).execute();
  await db.deleteFrom("usedCodes").where("userId", "=", userId).execute();
  await db.updateTable("users").set({ twoFactorEnabled: 0 }).where("id", "=", userId).execute();
  await db.updateTable("sessions").set({ secondFactor: 0 }).where("userId", "=", userId).execute();
}

export async function requiresSecondFactor(db: Reader, organizationId: OrganizationId): Promise<boolean> {
  const row = await db
    .selectFrom("organizations")
    .where("id", "=", organizationId)
    .select("requiresSecondFactor")
    .executeTakeFirst();
  return row?.requiresSecondFactor === 1;
}

export async function setRequiresSecondFactor(
  db: Writer,
  organizationId: OrganizationId,
  required: boolean,
): Promise<void> {
  await db
    .updateTable("organizations")
    .set({ requiresSecondFactor: required ? 1 : 0 })
    .where("id", "=", organizationId)
    .execute();
}
