import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { dueReminders, setReminded, updateScheduledReminder } from "#db/queries/scheduled-reminders.ts";
import type { ScheduledReminders } from "#db/schema.ts";
import { queueToInvited } from "./queue-to-invited.server.ts";

/**
 * Sends the reminders whose time has come, also those whose time came while no process ran, each once: to those who
 * have not answered now, and to nobody where the round is no longer open.
 */
export async function carryOutReminders(environment: Environment): Promise<void> {
  for (const reminder of await dueReminders(environment.database.read, environment.now())) {
    await carryOut(environment, reminder);
  }
}

async function carryOut(environment: Environment, reminder: ScheduledReminders): Promise<void> {
  const { database, now, newId } = environment;
  const { organizationId, id, roundId } = reminder;
  await database.transact(async (writer) => {
    // Whoever comes first has it; another process waits for the row, and finds it seen to.
    if (!(await updateScheduledReminder(writer, reminder, { carriedOutAt: now() }))) return;
    const reminded = await queueToInvited(writer, environment, organizationId, roundId, {
      kind: "reminder",
      batchId: id,
    });
    await setReminded(writer, reminder, reminded);
    await record(writer, occasionBy({ now, newId }, organizationId, "system"), {
      name: "mails.queued",
      subject: roundId,
      details: { kind: "reminder", mails: reminded },
    });
  });
}
