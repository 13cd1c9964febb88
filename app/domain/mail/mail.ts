import type { Instant, MailId, OrganizationId, RoundId } from "#app/domain/id.ts";

/** What a message is for; each kind's text is made by a file of its own when it is sent. */
export type MailKind = WrittenKind | "test" | "account-invitation" | "password-reset";

/** The kinds of which a round can have words of its own. */
export type WrittenKind = "invitation" | "reminder";

/**
 * How far a message has come. `accepted`: the mail server has taken it. `refused`: the mail server has said no for good.
 * `uncertain`: it was being sent when the line or the process ended, so that nobody can know whether it went; it is
 * never sent again unless a person asks. `withdrawn`: it was no longer wanted when its turn came.
 */
export type MailStatus = "waiting" | "sending" | "accepted" | "refused" | "uncertain" | "withdrawn";

/** A message whose turn has come. */
export type DueMail = {
  readonly organizationId: OrganizationId;
  readonly id: MailId;
  readonly kind: MailKind;
  /** What it is about: an invitation, an invitation to an account, a user. */
  readonly subjectId: string;
  readonly roundId: RoundId | null;
  readonly recipient: string;
  /** Which language stands first in it. */
  readonly language: "sv" | "en";
  /** How often it has been tried. */
  readonly attempts: number;
  readonly queuedAt: Instant;
};
