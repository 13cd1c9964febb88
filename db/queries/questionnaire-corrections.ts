import type { ContentHash, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { QuestionnaireCorrections } from "../schema.ts";

export type StoredCorrection = Omit<
  QuestionnaireCorrections,
  "organizationId" | "roundId" | "questionnaireHash"
>;

/** A round of an organization, and the version that it uses. */
type Place = {
  readonly organizationId: OrganizationId;
  readonly id: RoundId;
  readonly questionnaireHash: ContentHash;
};

/** What was corrected in the version that a round uses, in the order in which it was. */
export async function correctionsOf(
  db: Reader,
  { organizationId, id, questionnaireHash }: Place,
): Promise<readonly StoredCorrection[]> {
  return db
    .selectFrom("questionnaireCorrections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", id)
    .where("questionnaireHash", "=", questionnaireHash)
    .orderBy("number")
    .select(["number", "path", "language", "before", "after", "correctedAt"])
    .execute();
}

/** The number of the round's last correction, of whichever version; 0 where there is none. */
export async function lastCorrectionNumber(
  db: Reader,
  { organizationId, id }: Pick<Place, "organizationId" | "id">,
): Promise<number> {
  const row = await db
    .selectFrom("questionnaireCorrections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", id)
    .select((eb) => eb.fn.max("number").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/**
 * Keeps a correction as the next of its round.
 *
 * @returns false where somebody else has kept one under that number meanwhile
 */
export async function insertCorrection(db: Writer, correction: QuestionnaireCorrections): Promise<boolean> {
  const inserted = await db
    .insertInto("questionnaireCorrections")
    .values(correction)
    .onConflict((conflict) => conflict.columns(["organizationId", "roundId", "number"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
