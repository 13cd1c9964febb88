import type { Environment } from "#app/domain/environment.ts";
import { carryOutReminders } from "#app/domain/mail/scheduled-reminders.server.ts";
import { sendNextMail, settleInterrupted } from "#app/domain/mail/send-mail.server.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";
import type { Settings } from "./settings.ts";

/** How long it rests where no mail waits, and where the mail server could not be reached, in milliseconds. */
const rest = { idle: 1_000, unreachable: 15_000 };

/** After how many rests it is looked for what is to go by itself, and for what another process has left. */
const restsBetweenSweeps = 10;

/**
 * Sends the mail that waits, now and as it comes, one at a time. Other processes may do the same on one PostgreSQL.
 *
 * @param mail null: nothing is sent
 * @returns ends it, once the message under way is settled
 */
export function keepSendingMail(environment: Environment, mail: Settings["mail"]): () => Promise<void> {
  if (mail === null) return async () => {};
  const server = openMailServer(mail, environment.warn);
  let stopping = false;
  let wake = () => {};
  const run = async () => {
    for (let rests = 0; !stopping; rests += 1) {
      const pause = await sendAllDue(environment, server, rests, () => stopping);
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return async () => {
    stopping = true;
    wake();
    await running;
  };
}

/** @returns how long to rest after it */
async function sendAllDue(
  environment: Environment,
  server: MailServer,
  rests: number,
  isStopping: () => boolean,
): Promise<number> {
  try {
    if (rests % restsBetweenSweeps === 0) {
      await settleInterrupted(environment, rests === 0);
      await carryOutReminders(environment);
    }
    while (!isStopping()) {
      const outcome = await sendNextMail(environment, server.deliver);
      if (outcome === "nothing-due") return rest.idle;
      if (outcome === "unreachable") return rest.unreachable;
    }
    return 0;
  } catch (error) {
    environment.warn("mail not sent", { reason: error instanceof Error ? error.name : "unknown" });
    return rest.unreachable;
  } finally {
    server.hangUp();
  }
}
