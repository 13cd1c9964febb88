import type { ComposeMail } from "./compose-mail.server.ts";
import { composeToInvited } from "./invited-mail.server.ts";

/** Invites somebody to answer; withdrawn where they have answered already, or cannot any longer. */
export const composeInvitation: ComposeMail = (writer, environment, mail) =>
  composeToInvited("invitation", writer, environment, mail);
