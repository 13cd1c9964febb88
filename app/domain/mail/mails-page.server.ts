import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, Instant, MailId } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { type RoundFrame, requireRound, roundFrame } from "#app/domain/round/round-frame.server.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import type { AddressedInvitation } from "#db/queries/invitations.ts";
import type { RoundMail } from "#db/queries/mails.ts";
import { organizationSender } from "#db/queries/organizations.ts";
import { scheduledRemindersOf } from "#db/queries/scheduled-reminders.ts";
import { emailOfUser } from "#db/queries/users.ts";
import type { MailKind, WrittenKind } from "./mail.ts";
import { batchesOf, type MailBatch } from "./mail-batch.ts";
import { loadRoundMails } from "./queue-to-invited.server.ts";
import { type NotSent, recipientsOf } from "./recipients.ts";

/** How many a message would go to, and how many it leaves out, for which reason. */
export type Reach = {
  readonly to: number;
  readonly leftOut: readonly { readonly reason: NotSent; readonly count: number }[];
};

/** A message that did not go as wanted, or of which nobody knows. */
export type TroubledMail = {
  readonly id: MailId;
  readonly kind: MailKind;
  /** The office it was for; null: a test to oneself. */
  readonly title: string | null;
  readonly department: LocalizedText | null;
  readonly recipient: string;
  /** What the mail server said. */
  readonly reply: string | null;
  readonly at: Instant;
};

/** What is sent, and can be, about a round. */
export type MailsPage = {
  readonly round: RoundFrame;
  readonly canSendMail: boolean;
  readonly mayManage: boolean;
  /** An id for what is sent next, so that a form sent twice sends once. */
  readonly nextBatch: string;
  readonly reach: Readonly<Record<WrittenKind, Reach>>;
  /** What was sent together, the newest first. */
  readonly batches: readonly MailBatch[];
  readonly refused: readonly TroubledMail[];
  readonly uncertain: readonly TroubledMail[];
  /** That messages wait that have been tried, with what the mail server said last; its reply is null: it was not reached. */
  readonly stalled: { readonly reply: string | null } | null;
  readonly reminders: readonly {
    readonly id: string;
    readonly runAt: Instant;
    readonly carriedOutAt: Instant | null;
    readonly reminded: number | null;
  }[];
  readonly tests: readonly { readonly status: RoundMail["status"]; readonly at: Instant }[];
  /** Where a test goes: to who looks. */
  readonly ownAddress: string | null;
  readonly sender: { readonly name: string; readonly replyTo: string | null };
};

/**
 * A round's page of mail.
 *
 * @throws Problem `not-found`
 */
export async function mailsPage(
  { database, now, newId, canSendMail }: Environment,
  scope: Scope,
  slug: string,
): Promise<MailsPage> {
  const { read } = database;
  const { organizationId } = scope;
  const round = await requireRound(read, scope, slug);
  const { invitations: all, mails, invited } = await loadRoundMails(read, organizationId, round.id);
  const invitations = new Map(all.map((one) => [String(one.id), one]));
  const departments = new Map((await departmentsOf(read, organizationId)).map(({ id, name }) => [id, name]));
  const sender = await organizationSender(read, organizationId);
  const troubled = (status: RoundMail["status"]) =>
    mails.flatMap((mail) => (mail.status === status ? toTroubled(mail, invitations, departments) : []));
  const tried = mails.filter(({ status, attempts }) => status === "waiting" && attempts > 0);
  const reach = (kind: WrittenKind): Reach => {
    const { to, leftOut } = recipientsOf(kind, invited, round.schedule, now());
    const entries = Object.entries(leftOut).map(([reason, count]) => ({ reason: reason as NotSent, count })); // its keys
    return { to: to.length, leftOut: entries };
  };
  return {
    round: roundFrame(round, now()),
    canSendMail,
    mayManage: scope.can("rounds.manage"),
    nextBatch: newId(),
    reach: { invitation: reach("invitation"), reminder: reach("reminder") },
    batches: batchesOf(mails).toReversed(),
    refused: troubled("refused"),
    uncertain: troubled("uncertain"),
    stalled: tried[0] ? { reply: tried.find(({ reply }) => reply !== null)?.reply ?? null } : null,
    reminders: (await scheduledRemindersOf(read, organizationId, round.id)).map(
      ({ id, runAt, carriedOutAt, reminded }) => ({ id, runAt, carriedOutAt, reminded }),
    ),
    tests: mails
      .filter(({ kind, subjectId }) => kind === "test" && subjectId === scope.actor.id)
      .map(({ status, queuedAt }) => ({ status, at: queuedAt }))
      .slice(-1),
    ownAddress: await emailOfUser(read, scope.actor.id),
    sender: { name: sender?.senderName ?? sender?.name ?? scope.name, replyTo: sender?.replyTo ?? null },
  };
}

/** None where it has been seen to: the address has been mended, or the invitation taken back or answered. */
function toTroubled(
  mail: RoundMail,
  invitations: ReadonlyMap<string, AddressedInvitation>,
  departments: ReadonlyMap<DepartmentId, LocalizedText>,
): readonly TroubledMail[] {
  const { id, kind, recipient, reply, queuedAt, settledAt, subjectId } = mail;
  const told = { id, kind, recipient, reply, at: settledAt ?? queuedAt };
  if (kind === "test") return [{ ...told, title: null, department: null }];
  const invitation = invitations.get(subjectId);
  if (!invitation || invitation.submitted || invitation.email !== recipient) return [];
  return [{ ...told, title: invitation.title, department: departments.get(invitation.departmentId) ?? null }];
}
