import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "#db/client.ts";
import {
  addressedInvitations,
  invitationsWithLink,
  lockMailsOfRound,
  mailsOfRound,
  type RoundMail,
} from "#db/queries/mails.ts";
import { roundById } from "#db/queries/rounds.ts";
import type { WrittenKind } from "./mail.ts";
import { queueMails } from "./queue-mail.server.ts";
import { type Invited, recipientsOf } from "./recipients.ts";

/** Everybody invited to a round, with what is known of the messages to them. */
export async function loadInvited(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly Invited[]> {
  const invitations = await addressedInvitations(db, organizationId, roundId);
  const withLink = await invitationsWithLink(db, organizationId, roundId);
  const mails = new Map<string, RoundMail[]>();
  for (const mail of await mailsOfRound(db, organizationId, roundId)) {
    mails.set(mail.subjectId, [...(mails.get(mail.subjectId) ?? []), mail]);
  }
  return invitations.map(({ id, departmentId, email, submitted }) => ({
    id,
    departmentId,
    email,
    answered: submitted,
    hasLink: withLink.has(id),
    mails: mails.get(id) ?? [],
  }));
}

/**
 * Queues a message to everybody whom it goes to now. Two who ask at once come one after the other, so that the second
 * finds those whom the first has written to.
 *
 * @param expected how many whoever asks was told that it goes to; where they are others now, nothing is queued
 * @returns how many it goes to
 */
export async function queueToInvited(
  writer: Writer,
  environment: Pick<Environment, "now" | "newId">,
  organizationId: OrganizationId,
  roundId: RoundId,
  {
    kind,
    batchId,
    expected,
  }: {
    readonly kind: WrittenKind;
    readonly batchId: string;
    readonly expected?: number;
  },
): Promise<number> {
  await lockMailsOfRound(writer, organizationId, roundId);
  const round = await roundById(writer, organizationId, roundId);
  if (!round) return 0;
  const invited = await loadInvited(writer, organizationId, roundId);
  const { to } = recipientsOf(kind, invited, round.schedule, environment.now());
  if (expected !== undefined && expected !== to.length) return to.length;
  await queueMails(
    writer,
    environment,
    organizationId,
    to.flatMap(({ id, email }) =>
      email === null ? [] : [{ kind, subjectId: id, roundId, recipient: email, language: "sv" as const }],
    ),
    batchId,
  );
  return to.length;
}
