import type { Environment } from "#app/domain/environment.ts";
import type { MailId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { insertMails } from "#db/queries/mails.ts";
import type { MailKind } from "./mail.ts";

/** A message that somebody wants sent. Nothing secret is kept with it: links are minted when it goes. */
export type WantedMail = {
  readonly kind: MailKind;
  /** What it is about: an invitation, an invitation to an account, a user. */
  readonly subjectId: string;
  readonly roundId?: RoundId;
  readonly recipient: string;
  readonly language: "sv" | "en";
};

/**
 * Queues messages in the transaction that makes them wanted, so that neither is there without the other; the process
 * sends them soon after.
 *
 * @param batchId what belongs together, so that one can see how far it has come
 */
export async function queueMails(
  writer: Writer,
  { now, newId }: Pick<Environment, "now" | "newId">,
  organizationId: OrganizationId,
  wanted: readonly WantedMail[],
  batchId: string | null = null,
): Promise<void> {
  const at = now();
  await insertMails(
    writer,
    wanted.map(({ roundId, ...mail }) => ({
      ...mail,
      organizationId,
      id: newId<MailId>(),
      roundId: roundId ?? null,
      batchId,
      status: "waiting",
      attempts: 0,
      runAt: at,
      leasedUntil: null,
      reply: null,
      queuedAt: at,
      settledAt: null,
    })),
  );
}
