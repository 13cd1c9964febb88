import { mintPasswordLink } from "#app/domain/access/set-password.server.ts";
import type { UserId } from "#app/domain/id.ts";
import { organizationSender } from "#db/queries/organizations.ts";
import { passwordHashOf, userStanding } from "#db/queries/users.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { bilingualMail } from "./composed-mail.ts";

/** Sends somebody the link by which they set their password; withdrawn where the account is another's or gone. */
export const composePasswordReset: ComposeMail = async (writer, environment, mail) => {
  const userId = mail.subjectId as UserId; // what the subject of this kind of mail is
  const user = await userStanding(writer, userId);
  const sender = await organizationSender(writer, mail.organizationId);
  if (!sender || user?.email !== mail.recipient) return null;
  if ((await passwordHashOf(writer, userId)) === null) return null;
  const token = await mintPasswordLink(writer, environment, userId);
  const link = `${environment.baseUrl}/password/${token}`;
  const text = {
    subject: { sv: "Välj ett nytt lösenord till Mognad", en: "Choose a new password for Mognad" },
    body: {
      sv: `Hej!

Någon har bett om ett nytt lösenord till ditt konto i Mognad. Är det du, öppna länken och välj ett:
${link}

Länken fungerar i en timme och bara en gång. Är det inte du behöver du inte göra något; lösenordet är kvar som det var.`,
      en: `Hello,

Somebody has asked for a new password to your account in Mognad. If it was you, open the link and choose one:
${link}

The link works for an hour and only once. If it was not you, there is nothing to do; the password stays as it was.`,
    },
  };
  return bilingualMail(
    { senderName: sender.senderName ?? sender.name, replyTo: sender.replyTo },
    text,
    mail.language,
    link,
  );
};
