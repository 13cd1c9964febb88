import type { Instant, OrganizationId, ProviderId } from "#app/domain/id.ts";
import type { ExpectedAnswer } from "#app/domain/provider/provider.ts";
import type { Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import type { SignInAttempts } from "../schema.ts";

/** Keeps what a provider's answer must fit; those that came to nothing are removed by the way. */
export async function insertAttempt(db: Writer, attempt: SignInAttempts, now: Instant): Promise<void> {
  await db.deleteFrom("signInAttempts").where("expiresAt", "<=", now).execute();
  await db.insertInto("signInAttempts").values(attempt).execute();
}

/** Takes an attempt, so that nobody can a second time; null where there is none, or none any more. */
export async function takeAttempt(
  db: Writer,
  key: {
    readonly organizationId: OrganizationId;
    readonly providerId: ProviderId;
    readonly secretHash: string;
  },
  now: Instant,
): Promise<{ readonly expected: ExpectedAnswer; readonly trial: boolean } | null> {
  const row = await db
    .deleteFrom("signInAttempts")
    .where("organizationId", "=", key.organizationId)
    .where("providerId", "=", key.providerId)
    .where("secretHash", "=", key.secretHash)
    .where("expiresAt", ">", now)
    .returning(["expected", "trial"])
    .executeTakeFirst();
  return row ? { expected: fromJson(row.expected), trial: row.trial === 1 } : null;
}
