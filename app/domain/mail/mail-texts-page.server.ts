import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type RoundFrame, requireRound, roundFrame } from "#app/domain/round/round-frame.server.ts";
import { deleteMailText, mailText, putMailText } from "#db/queries/mail-texts.ts";
import { requireSender } from "./invited-mail.server.ts";
import type { WrittenKind } from "./mail.ts";
import { exampleFacts } from "./mail-facts.ts";
import { fillText, type MailText, standardTexts } from "./mail-text.ts";

/** A kind of mail as a round says it. */
export type WrittenMail = {
  readonly kind: WrittenKind;
  readonly text: MailText;
  /** Whether these are the round's own words. */
  readonly own: boolean;
};

/** A round's texts, with what is needed to show how they would look. */
export type MailTextsPage = {
  readonly round: RoundFrame;
  readonly mails: readonly WrittenMail[];
  /** How a text would look to somebody made up. */
  readonly preview: (text: MailText) => MailText;
};

/** @throws Problem `not-found` */
export async function mailTextsPage(
  { database, now, baseUrl }: Environment,
  scope: Scope,
  slug: string,
): Promise<MailTextsPage> {
  const { organizationId } = scope;
  const round = await requireRound(database.read, scope, slug);
  const sender = await requireSender(database.read, organizationId);
  const facts = exampleFacts(sender, round, `${baseUrl}/r/…`);
  const written = async (kind: WrittenKind): Promise<WrittenMail> => {
    const own = await mailText(database.read, organizationId, round.id, kind);
    return { kind, text: own ?? standardTexts[kind], own: own !== null };
  };
  return {
    round: roundFrame(round, now()),
    mails: [await written("invitation"), await written("reminder")],
    preview: (text) => fillText(text, facts),
  };
}

/**
 * Gives a round words of its own in a kind of mail; mails that wait get them too.
 *
 * @param text checked by `mailTextFault`; null: the product's words again
 * @throws Problem `not-found`
 */
export async function changeMailText(
  { database, now, newId }: Environment,
  scope: Scope,
  slug: string,
  kind: WrittenKind,
  text: MailText | null,
): Promise<void> {
  const { organizationId, actor } = scope;
  const { id: roundId } = await requireRound(database.read, scope, slug);
  await database.transact(async (writer) => {
    if (text === null) await deleteMailText(writer, organizationId, roundId, kind);
    else await putMailText(writer, text, organizationId, roundId, kind);
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "mail-text.changed",
      subject: roundId,
      details: { kind, own: text !== null },
    });
  });
}
