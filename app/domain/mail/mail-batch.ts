import type { Instant } from "#app/domain/id.ts";
import type { MailKind, MailStatus } from "./mail.ts";

/** Messages that were asked for together, and how far they have come. */
export type MailBatch = {
  readonly id: string;
  readonly kind: MailKind;
  readonly queuedAt: Instant;
  readonly total: number;
  /** How many the mail server has taken, has refused, and so on. */
  readonly counts: Readonly<Record<MailStatus, number>>;
};

type BatchedMail = {
  readonly batchId: string | null;
  readonly kind: MailKind;
  readonly status: MailStatus;
  readonly queuedAt: Instant;
};

/** What was sent together, in the order of the messages. */
export function batchesOf(mails: readonly BatchedMail[]): readonly MailBatch[] {
  const batches = new Map<string, BatchedMail[]>();
  for (const mail of mails) {
    if (mail.batchId === null) continue;
    const batch = batches.get(mail.batchId) ?? [];
    batch.push(mail);
    batches.set(mail.batchId, batch);
  }
  return [...batches].flatMap(([id, batch]) => {
    const [first] = batch;
    return first
      ? [
          {
            id,
            kind: first.kind,
            queuedAt: first.queuedAt,
            total: batch.length,
            counts: countStatuses(batch),
          },
        ]
      : [];
  });
}

/** How many of a batch are done with, whatever came of them. */
export function settledOf({ total, counts }: MailBatch): number {
  return total - counts.waiting - counts.sending;
}

function countStatuses(mails: readonly BatchedMail[]): MailBatch["counts"] {
  const counts = { waiting: 0, sending: 0, accepted: 0, refused: 0, uncertain: 0, withdrawn: 0 };
  for (const { status } of mails) counts[status] += 1;
  return counts;
}
