import { composeAccountInvitation } from "./compose-account-invitation.server.ts";
import { composeInvitation } from "./compose-invitation.server.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { composePasswordReset } from "./compose-password-reset.server.ts";
import { composeReminder } from "./compose-reminder.server.ts";
import { composeTest } from "./compose-test.server.ts";
import type { MailKind } from "./mail.ts";

/** How the text of each kind is made. */
export const composers: Readonly<Record<MailKind, ComposeMail>> = {
  invitation: composeInvitation,
  reminder: composeReminder,
  test: composeTest,
  "account-invitation": composeAccountInvitation,
  "password-reset": composePasswordReset,
};
