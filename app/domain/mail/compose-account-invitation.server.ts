import { mintAccountInvitation } from "#app/domain/access/invite-person.server.ts";
import type { AccountInvitationId } from "#app/domain/id.ts";
import { invitationById } from "#db/queries/account-invitations.ts";
import { organizationSender } from "#db/queries/organizations.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { bilingualMail } from "./composed-mail.ts";

/** Asks somebody to take a role; withdrawn where the invitation has been accepted or taken back meanwhile. */
export const composeAccountInvitation: ComposeMail = async (writer, environment, mail) => {
  const { organizationId, language } = mail;
  const id = mail.subjectId as AccountInvitationId; // what the subject of this kind of mail is
  const invitation = await invitationById(writer, organizationId, id);
  const sender = await organizationSender(writer, organizationId);
  if (!invitation || !sender || invitation.acceptedAt !== null || invitation.revokedAt !== null) return null;
  const token = await mintAccountInvitation(writer, environment, invitation);
  const link = `${environment.baseUrl}/invited/${token}`;
  const { name } = sender;
  const text = {
    subject: { sv: `Inbjudan till Mognad för ${name}`, en: `Invitation to Mognad for ${name}` },
    body: {
      sv: `Hej!

Du är inbjuden att arbeta med ${name} i Mognad, där kommunen mäter hur den styr sin digitala utveckling.

Öppna länken för att se vilken roll det gäller, och tacka ja:
${link}

Länken fungerar i sju dagar och bara en gång. Har du inte väntat dig det här kan du låta bli att öppna den; då händer inget.`,
      en: `Hello,

You are invited to work with ${name} in Mognad, where the municipality measures how it governs its digital development.

Open the link to see which role it is, and accept:
${link}

The link works for seven days and only once. If you did not expect this, leave it unopened; then nothing happens.`,
    },
  };
  return bilingualMail(
    { senderName: sender.senderName ?? name, replyTo: sender.replyTo },
    text,
    language,
    link,
  );
};
