import type { MailStatus } from "#app/domain/mail/mail.ts";
import { type MailBatch, settledOf } from "#app/domain/mail/mail-batch.ts";
import { useProgress } from "#app/routes/layout/use-progress.ts";

/** How often a page looks how far its mail has come, in milliseconds. */
const interval = 2_000;

type Followed = {
  readonly batches: readonly MailBatch[];
  readonly tests: readonly { readonly status: MailStatus }[];
};

/** Looks again and again how far mail has come while some is under way and the page is in sight. Says whether some is. */
export function useFollowing({ batches, tests }: Followed): boolean {
  const isUnderWay =
    batches.some((batch) => settledOf(batch) < batch.total) ||
    tests.some(({ status }) => status === "waiting" || status === "sending");
  useProgress(isUnderWay, interval);
  return isUnderWay;
}
