import type { InvitationId, OrganizationId } from "#app/domain/id.ts";
import { mintToken } from "#app/domain/response/link.server.ts";
import { answeringWindow, closingTime } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { addressedInvitation } from "#db/queries/invitations.ts";
import { mailText } from "#db/queries/mail-texts.ts";
import { type OrganizationSender, organizationSender } from "#db/queries/organizations.ts";
import { roundById } from "#db/queries/rounds.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { bilingualMail } from "./composed-mail.ts";
import type { WrittenKind } from "./mail.ts";
import { mailFacts } from "./mail-facts.ts";
import { fillText, type MailText, standardTexts } from "./mail-text.ts";

/**
 * A message to somebody invited, with a link of its own; null where the invitation has been taken back or answered, has
 * gone to another address, or cannot be answered now.
 */
export async function composeToInvited(
  kind: WrittenKind,
  ...[writer, environment, mail]: Parameters<ComposeMail>
): ReturnType<ComposeMail> {
  const { organizationId, subjectId, recipient, language } = mail;
  const invitation = await addressedInvitation(writer, organizationId, subjectId as InvitationId); // these kinds' subject
  if (!invitation || invitation.revokedAt !== null || invitation.submitted) return null;
  if (invitation.email !== recipient) return null;
  const round = await roundById(writer, organizationId, invitation.roundId);
  if (!round) return null;
  const { departmentId } = invitation;
  if (answeringWindow(round.schedule, departmentId, environment.now()).state !== "open") return null;
  const department = (await departmentsOf(writer, organizationId)).find(({ id }) => id === departmentId);
  if (!department) return null;
  const sender = await requireSender(writer, organizationId);
  const text = await roundText(writer, organizationId, round, kind);
  const closesAt = closingTime(round.schedule, departmentId);
  const token = await mintToken(writer, environment, invitation, closesAt);
  const link = `${environment.baseUrl}/r/${token}`;
  const facts = mailFacts({
    organization: sender,
    round,
    department: department.name,
    title: { sv: invitation.title, en: invitation.title },
    closesAt,
    link,
  });
  return bilingualMail(senderOf(sender), fillText(text, facts), language, link);
}

/** A round's words in a kind of mail: its own, or the product's. */
export async function roundText(
  db: Reader,
  organizationId: OrganizationId,
  round: Round,
  kind: WrittenKind,
): Promise<MailText> {
  return (await mailText(db, organizationId, round.id, kind)) ?? standardTexts[kind];
}

/** @throws Error where there is no such organization */
export async function requireSender(db: Reader, organizationId: OrganizationId): Promise<OrganizationSender> {
  const sender = await organizationSender(db, organizationId);
  if (!sender) throw new Error("There is no such organization to send mail for.");
  return sender;
}

/** Who a mail says it is from, and where answers to it go. */
export function senderOf({ name, senderName, replyTo }: OrganizationSender) {
  return { senderName: senderName ?? name, replyTo };
}
