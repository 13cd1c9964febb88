import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "#db/client.ts";
import { type AddressedInvitation, addressedInvitations } from "#db/queries/invitations.ts";
import { invitationsWithLink, lockMailsOfRound, mailsOfRound, type RoundMail } from "#db/queries/mails.ts";
import { roundById } from "#db/queries/rounds.ts";
import type { WrittenKind } from "./mail.ts";
import { queueMails } from "./queue-mail.server.ts";
import { type Invited, recipientsOf } from "./recipients.ts";

/** Everybody invited to a round, the messages about it, and what follows from both. */
export type RoundMails = {
  readonly invitations: readonly AddressedInvitation[];
  readonly mails: readonly RoundMail[];
  readonly invited: readonly Invited[];
};

/** What is known of those invited to a round and of the messages to them. */
export async function loadRoundMails(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<RoundMails> {
  const invitations = await addressedInvitations(db, organizationId, roundId);
  const withLink = await invitationsWithLink(db, organizationId, roundId);
  const mails = await mailsOfRound(db, organizationId, roundId);
  const toEach = new Map(invitations.map(({ id }): [string, RoundMail[]] => [id, []]));
  for (const mail of mails) toEach.get(mail.subjectId)?.push(mail);
  const invited = invitations.map(({ id, departmentId, email, submitted }) => ({
    id,
    departmentId,
    email,
    answered: submitted,
    hasLink: withLink.has(id),
    mails: toEach.get(id) ?? [],
  }));
  return { invitations, mails, invited };
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
  const { invited } = await loadRoundMails(writer, organizationId, roundId);
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
