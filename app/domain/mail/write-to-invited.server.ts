import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import { requireRound } from "#app/domain/round/round-frame.server.ts";
import { isQueued, lockMailsOfRound, mailOfRound, sendMailAgain } from "#db/queries/mails.ts";
import { emailOfUser } from "#db/queries/users.ts";
import type { WrittenKind } from "./mail.ts";
import { queueMails } from "./queue-mail.server.ts";
import { queueToInvited } from "./queue-to-invited.server.ts";

/** A message that somebody wants sent to those invited, as they were told whom it goes to. */
export type WantedBatch = {
  readonly kind: WrittenKind;
  /** Of the page's making, so that asking twice sends once. */
  readonly batchId: string;
  /** How many they were told it goes to. */
  readonly expected: number;
};

/**
 * Sends an invitation to all who have had none, or a reminder to all who have not answered.
 *
 * @returns `changed` where it would go to others than was told; nothing is sent then
 * @throws Problem `not-found`; `bad-request` where mail cannot be sent
 */
export async function writeToInvited(
  environment: Environment,
  scope: Scope,
  slug: string,
  { kind, batchId, expected }: WantedBatch,
): Promise<"queued" | "changed"> {
  const { database, now, newId } = environment;
  const { organizationId, actor } = scope;
  requireMail(environment);
  const { id: roundId } = await requireRound(database.read, scope, slug);
  return database.transact(async (writer) => {
    await lockMailsOfRound(writer, organizationId, roundId);
    if (await isQueued(writer, organizationId, batchId)) return "queued";
    const mails = await queueToInvited(writer, environment, organizationId, roundId, {
      kind,
      batchId,
      expected,
    });
    if (mails !== expected || mails === 0) return "changed";
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "mails.queued",
      subject: roundId,
      details: { kind, mails },
    });
    return "queued";
  });
}

/**
 * Sends the invitation as a test to whoever asks.
 *
 * @throws Problem `not-found`; `bad-request` where mail cannot be sent
 */
export async function sendTest(environment: Environment, scope: Scope, slug: string): Promise<void> {
  const { database } = environment;
  requireMail(environment);
  const { id: roundId } = await requireRound(database.read, scope, slug);
  const recipient = await emailOfUser(database.read, scope.actor.id);
  if (recipient === null) throw new Problem("bad-request");
  const wanted = { kind: "test", subjectId: scope.actor.id, roundId, recipient, language: "sv" } as const;
  await database.transact((writer) => queueMails(writer, environment, scope.organizationId, [wanted]));
}

/**
 * Sends a message once more that was refused, or of which nobody knows whether it went: a person has decided that it
 * may come twice.
 *
 * @throws Problem `not-found`; `bad-request` where mail cannot be sent
 */
export async function sendAgain(
  environment: Environment,
  scope: Scope,
  slug: string,
  mailId: string,
): Promise<void> {
  const { database, now, newId } = environment;
  const { organizationId, actor } = scope;
  requireMail(environment);
  const round = await requireRound(database.read, scope, slug);
  await database.transact(async (writer) => {
    const mail = await mailOfRound(writer, organizationId, round.id, mailId);
    if (!mail) throw new Problem("not-found");
    const { id, status } = mail;
    // Asked twice, or settled meanwhile: it goes, or has gone, as was wanted.
    if (status !== "refused" && status !== "uncertain") return;
    if (!(await sendMailAgain(writer, organizationId, id, status, now()))) return;
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "mail.sent-again",
      subject: id,
      details: { round: round.id, was: status },
    });
  });
}

function requireMail({ canSendMail }: Pick<Environment, "canSendMail">): void {
  if (!canSendMail) throw new Problem("bad-request");
}
