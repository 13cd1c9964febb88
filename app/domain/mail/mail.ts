/** What a message is for; each kind's text is made by a file of its own when it is sent. */
export type MailKind = "invitation" | "reminder" | "test" | "account-invitation" | "password-reset";

/**
 * How far a message has come. `accepted`: the mail server has taken it. `refused`: the mail server has said no for good.
 * `uncertain`: it was being sent when the line or the process ended, so that nobody can know whether it went; it is
 * never sent again unless a person asks. `withdrawn`: it was no longer wanted when its turn came.
 */
export type MailStatus = "waiting" | "sending" | "accepted" | "refused" | "uncertain" | "withdrawn";
