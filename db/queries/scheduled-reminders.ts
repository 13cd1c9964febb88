import type { Instant, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { ScheduledReminders } from "../schema.ts";

/** A round's reminders that go, or have gone, by themselves, the first one first. */
export async function scheduledRemindersOf(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly ScheduledReminders[]> {
  return db
    .selectFrom("scheduledReminders")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .orderBy("runAt")
    .orderBy("id")
    .selectAll()
    .execute();
}

/** Those whose time has come and that have not been seen to, in whichever organization. */
export async function dueReminders(db: Reader, now: Instant): Promise<readonly ScheduledReminders[]> {
  return db
    .selectFrom("scheduledReminders")
    .where("carriedOutAt", "is", null)
    .where("runAt", "<=", now)
    .orderBy("runAt")
    .selectAll()
    .execute();
}

export async function insertScheduledReminder(db: Writer, reminder: ScheduledReminders): Promise<void> {
  await db.insertInto("scheduledReminders").values(reminder).execute();
}

/** Keeps how many one reminded that has been seen to. */
export async function setReminded(
  db: Writer,
  { organizationId, id }: Pick<ScheduledReminders, "organizationId" | "id">,
  reminded: number,
): Promise<void> {
  await db
    .updateTable("scheduledReminders")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ reminded })
    .execute();
}

type Change = Pick<ScheduledReminders, "runAt"> | Pick<ScheduledReminders, "carriedOutAt">;

/** Changes one that has not been seen to. False where it has been, or is not there. */
export async function updateScheduledReminder(
  db: Writer,
  { organizationId, id }: Pick<ScheduledReminders, "organizationId" | "id">,
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("scheduledReminders")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("carriedOutAt", "is", null)
    .set(change)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes one that has not been seen to. False where it has been, or is not there. */
export async function deleteScheduledReminder(
  db: Writer,
  organizationId: OrganizationId,
  roundId: RoundId,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("scheduledReminders")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("id", "=", id)
    .where("carriedOutAt", "is", null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
