import { composeInvitation } from "./compose-invitation.server.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { composeReminder } from "./compose-reminder.server.ts";
import { composeTest } from "./compose-test.server.ts";
import type { MailKind } from "./mail.ts";

/** How the text of each kind is made. */
const composers: Readonly<Partial<Record<MailKind, ComposeMail>>> = {
  invitation: composeInvitation,
  reminder: composeReminder,
  test: composeTest,
};

/** @throws Error for a kind whose text nothing makes */
export function composerOf(kind: MailKind): ComposeMail {
  const compose = composers[kind];
  if (compose === undefined) throw new Error(`Nothing makes the text of mails of kind "${kind}".`);
  return compose;
}
