import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { WrittenKind } from "#app/domain/mail/mail.ts";
import type { MailText } from "#app/domain/mail/mail-text.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";

type Place = readonly [organizationId: OrganizationId, roundId: RoundId, kind: WrittenKind];

/** A round's own words in a kind of mail; null where it has none. */
export async function mailText(
  db: Reader,
  ...[organizationId, roundId, kind]: Place
): Promise<MailText | null> {
  const row = await db
    .selectFrom("mailTexts")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("kind", "=", kind)
    .select(["subject", "body"])
    .executeTakeFirst();
  return row ? { subject: fromJson(row.subject), body: fromJson(row.body) } : null;
}

/** Gives a round words of its own, in place of those it had. */
export async function putMailText(db: Writer, text: MailText, ...place: Place): Promise<void> {
  const [organizationId, roundId, kind] = place;
  await deleteMailText(db, ...place);
  await db
    .insertInto("mailTexts")
    .values({ organizationId, roundId, kind, subject: toJson(text.subject), body: toJson(text.body) })
    .execute();
}

/** Gives up a round's own words for the product's. */
export async function deleteMailText(db: Writer, ...[organizationId, roundId, kind]: Place): Promise<void> {
  await db
    .deleteFrom("mailTexts")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("kind", "=", kind)
    .execute();
}
