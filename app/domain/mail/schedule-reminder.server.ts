import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { requireRound } from "#app/domain/round/round-frame.server.ts";
import type { RoundWithDepartments } from "#db/queries/rounds.ts";
import {
  deleteScheduledReminder,
  insertScheduledReminder,
  scheduledRemindersOf,
  updateScheduledReminder,
} from "#db/queries/scheduled-reminders.ts";

/** Why a time is not taken; the codes of `form.error`. */
export type ReminderTimeFault = "timePassed" | "notWhileOpen" | "alreadyScheduled";

/**
 * Lets a reminder go by itself at a time, or at another time than it would.
 *
 * @param id which one to move; null: a new one
 * @returns what is wrong with the time; null where it is kept
 * @throws Problem `not-found` where the one to move has gone, or is not there
 */
export async function scheduleReminder(
  { database, now, newId }: Environment,
  scope: Scope,
  slug: string,
  id: string | null,
  runAt: Instant,
): Promise<ReminderTimeFault | null> {
  const { organizationId, actor } = scope;
  const round = await requireRound(database.read, scope, slug);
  const fault = timeFault(round, runAt, now());
  if (fault !== null) return fault;
  return database.transact(async (writer) => {
    const others = await scheduledRemindersOf(writer, organizationId, round.id);
    const before = others.find((reminder) => reminder.id === id) ?? null;
    if (others.some((reminder) => reminder.runAt === runAt && reminder.id !== id)) return "alreadyScheduled";
    const reminderId = id ?? newId<string>();
    if (id === null) {
      await insertScheduledReminder(writer, {
        organizationId,
        id: reminderId,
        roundId: round.id,
        runAt,
        carriedOutAt: null,
        reminded: null,
      });
    } else if (!before || !(await updateScheduledReminder(writer, before, { runAt }))) {
      throw new Problem("not-found");
    }
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "reminder.scheduled",
      subject: reminderId,
      details: { round: round.id, at: runAt, before: before?.runAt ?? null },
    });
    return null;
  });
}

/**
 * Lets a scheduled reminder not go; one that has gone, or was removed already, is left as it is.
 *
 * @throws Problem `not-found` where there is no such round
 */
export async function removeReminder(
  { database, now, newId }: Environment,
  scope: Scope,
  slug: string,
  id: string,
): Promise<void> {
  const { organizationId, actor } = scope;
  const { id: roundId } = await requireRound(database.read, scope, slug);
  await database.transact(async (writer) => {
    if (!(await deleteScheduledReminder(writer, organizationId, roundId, id))) return;
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "reminder.removed",
      subject: id,
      details: { round: roundId },
    });
  });
}

function timeFault(
  { schedule }: RoundWithDepartments,
  runAt: Instant,
  now: Instant,
): ReminderTimeFault | null {
  if (runAt <= now) return "timePassed";
  const closings = [
    schedule.closesAt,
    ...schedule.departments.map(({ closesAt }) => closesAt ?? schedule.closesAt),
  ];
  const openings = [
    schedule.opensAt,
    ...schedule.departments.map(({ opensAt }) => opensAt ?? schedule.opensAt),
  ];
  const open = openings.some((opensAt) => opensAt <= runAt) && closings.some((closesAt) => runAt < closesAt);
  return open ? null : "notWhileOpen";
}
