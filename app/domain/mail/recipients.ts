import type { DepartmentId, Instant, InvitationId } from "#app/domain/id.ts";
import { answeringWindow, type RoundSchedule } from "#app/domain/round/lifecycle.ts";
import type { MailKind, MailStatus, WrittenKind } from "./mail.ts";

/** Somebody invited, with what is known of the messages to them. */
export type Invited = {
  readonly id: InvitationId;
  readonly departmentId: DepartmentId;
  readonly email: string | null;
  readonly answered: boolean;
  /** Whether a link to the invitation has been made, by mail or on a sheet. */
  readonly hasLink: boolean;
  readonly mails: readonly {
    readonly kind: MailKind;
    readonly status: MailStatus;
    readonly recipient: string;
  }[];
};

/**
 * Why a message does not go to somebody; the keys of the texts that say so. `invited` and `not-invited`: an invitation
 * goes once, a reminder only to who has had a link. `under-way`: one like it is on its way already.
 */
export type NotSent =
  | "answered"
  | "no-address"
  | "address-refused"
  | "not-open"
  | "invited"
  | "not-invited"
  | "under-way";

/** To whom a message goes, and how many are left out for which reason. */
export type Recipients = {
  readonly to: readonly Invited[];
  readonly leftOut: Readonly<Partial<Record<NotSent, number>>>;
};

/** Who of those invited an invitation or a reminder goes to now. */
export function recipientsOf(
  kind: WrittenKind,
  invited: readonly Invited[],
  schedule: RoundSchedule,
  now: Instant,
): Recipients {
  const to: Invited[] = [];
  const leftOut: Partial<Record<NotSent, number>> = {};
  for (const one of invited) {
    const reason = whyNot(kind, one, schedule, now);
    if (reason === null) to.push(one);
    else leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  }
  return { to, leftOut };
}

function whyNot(kind: WrittenKind, one: Invited, schedule: RoundSchedule, now: Instant): NotSent | null {
  if (one.answered) return "answered";
  if (one.email === null) return "no-address";
  // Of an address that has been mended, what went to the former one says nothing.
  const mails = one.mails.filter(({ recipient }) => recipient === one.email);
  if (mails.some(({ status }) => status === "refused")) return "address-refused";
  if (answeringWindow(schedule, one.departmentId, now).state !== "open") return "not-open";
  if (kind === "invitation") {
    return mails.some((mail) => mail.kind === kind && mail.status !== "withdrawn") ? "invited" : null;
  }
  if (mails.some(({ status }) => status === "waiting" || status === "sending")) return "under-way";
  return one.hasLink ? null : "not-invited";
}
