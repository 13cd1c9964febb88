import type { ComposeMail } from "./compose-mail.server.ts";
import { composeToInvited } from "./invited-mail.server.ts";

/** Reminds somebody who has not answered when its turn has come. */
export const composeReminder: ComposeMail = (writer, environment, mail) =>
  composeToInvited("reminder", writer, environment, mail);
