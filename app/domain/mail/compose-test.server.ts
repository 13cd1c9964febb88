import { roundById } from "#db/queries/rounds.ts";
import type { ComposeMail } from "./compose-mail.server.ts";
import { bilingualMail } from "./composed-mail.ts";
import { requireSender, roundText, senderOf } from "./invited-mail.server.ts";
import { exampleFacts } from "./mail-facts.ts";
import { fillText, type MailText } from "./mail-text.ts";

/** What comes before the text, so that nobody takes it for an invitation. */
const notes = {
  sv: "Det här är ett prov. Så här ser inbjudan ut för en påhittad mottagare; länken leder till startsidan.",
  en: "This is a test. The invitation looks like this to a made-up recipient; the link leads to the first page.",
};

/** A round's invitation as it would look, to whoever asked for it. */
export const composeTest: ComposeMail = async (
  writer,
  { baseUrl },
  { organizationId, roundId, language },
) => {
  const round = roundId === null ? null : await roundById(writer, organizationId, roundId);
  if (!round) return null;
  const sender = await requireSender(writer, organizationId);
  const link = `${baseUrl}/`;
  const text = await roundText(writer, organizationId, round, "invitation");
  const filled = fillText(text, exampleFacts(sender, round, link));
  return bilingualMail(senderOf(sender), marked(filled), language, link);
};

function marked({ subject, body }: MailText): MailText {
  return {
    subject: { sv: `Prov: ${subject.sv}`, en: `Test: ${subject.en}` },
    body: { sv: `${notes.sv}\n\n${body.sv}`, en: `${notes.en}\n\n${body.en}` },
  };
}
