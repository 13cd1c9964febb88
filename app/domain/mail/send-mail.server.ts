import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant } from "#app/domain/id.ts";
import type { Database } from "#db/client.ts";
import {
  markInterrupted,
  nextDueMail,
  postponeMail,
  type Settlement,
  settleMail,
  takeMail,
} from "#db/queries/mails.ts";
import type { ComposedMail } from "./composed-mail.ts";
import { composers } from "./composers.server.ts";
import type { DueMail } from "./mail.ts";

/** A message on its way out. */
export type OutgoingMail = ComposedMail & Pick<DueMail, "id" | "recipient"> & { readonly at: Instant };

/**
 * What came of handing a message to the mail server. `put-off`: the server wants it later, and has not got it.
 * `unreachable`: so with all messages now, since the server did not let us come as far as to this one.
 */
export type Delivery = {
  readonly outcome: "accepted" | "refused" | "put-off" | "unreachable" | "uncertain";
  /** What the server said last; null: nothing. */
  readonly reply: string | null;
};

export type Deliver = (mail: OutgoingMail) => Promise<Delivery>;

/** How long a process has a message for itself, in minutes: longer than it waits for the mail server. */
const leaseMinutes = 10;

/**
 * Sends the message that has waited longest. That it is being sent is kept before a word is said to the mail server, so
 * that a process that ends in between leaves it known as uncertain, never as waiting.
 */
export async function sendNextMail(
  environment: Environment,
  deliver: Deliver,
): Promise<"nothing-due" | "done" | "unreachable"> {
  const { database, now } = environment;
  const due = await nextDueMail(database.read, now());
  if (due === null) return "nothing-due";
  const outgoing = await take(environment, due);
  if (outgoing === null) return "done";
  const delivery = await deliver(outgoing);
  const attempt = { ...due, attempts: due.attempts + 1 };
  await database.transact((writer) => settleMail(writer, attempt, settlementOf(delivery, attempt, now())));
  return delivery.outcome === "unreachable" ? "unreachable" : "done";
}

/** Makes the message this process's own, with its text; null where there is nothing to send. */
async function take(environment: Environment, due: DueMail): Promise<OutgoingMail | null> {
  const { database, now, warn } = environment;
  try {
    return await database.transact(async (writer) => {
      if (!(await takeMail(writer, due, minutesAfter(now(), leaseMinutes)))) return null;
      const composed = await composers[due.kind](writer, environment, due);
      if (composed) return { ...composed, id: due.id, recipient: due.recipient, at: now() };
      const attempt = { ...due, attempts: due.attempts + 1 };
      await settleMail(writer, attempt, { status: "withdrawn", reply: null, settledAt: now() });
      return null;
    });
  } catch (error) {
    // One text that cannot be made must not stop the others' mails.
    warn("mail not composed", { kind: due.kind, error: error instanceof Error ? error.name : "unknown" });
    await database.transact((writer) => postponeMail(writer, due, nextTry(due.attempts + 1, now())));
    return null;
  }
}

function settlementOf(
  { outcome, reply }: Delivery,
  { attempts }: Pick<DueMail, "attempts">,
  now: Instant,
): Settlement {
  switch (outcome) {
    case "put-off":
      return { status: "waiting", reply, settledAt: null, runAt: nextTry(attempts, now) };
    case "unreachable":
      return { status: "waiting", reply, settledAt: null, runAt: minutesAfter(now, 0.5) };
    default:
      return { status: outcome, reply, settledAt: now };
  }
}

/** When to try again: after one minute, two, four, up to an hour. */
function nextTry(attempts: number, now: Instant): Instant {
  return minutesAfter(now, Math.min(60, 2 ** (attempts - 1)));
}

/**
 * Calls those messages uncertain that a process was sending when it ended.
 *
 * @param starting whether this process has sent nothing yet: an SQLite file has one process that sends, so that nobody
 *   is sending then, while on PostgreSQL another may be, until its lease is over
 */
export async function settleInterrupted(
  { database, now, warn }: Pick<Environment, "now" | "warn"> & { readonly database: Database },
  starting: boolean,
): Promise<void> {
  const at = now();
  const leasedBefore = starting && database.engine === "sqlite" ? null : at;
  const mails = await database.transact((writer) => markInterrupted(writer, leasedBefore, at));
  if (mails > 0) warn("mails uncertain", { mails });
}

function minutesAfter(time: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(time) + minutes * 60_000));
}
