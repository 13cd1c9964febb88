import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { QuestionnaireCorrections } from "../schema.ts";

export type StoredCorrection = Omit<QuestionnaireCorrections, "organizationId" | "roundId">;

/** What was corrected in a round's questionnaire, in the order in which it was. */
export async function correctionsOf(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly StoredCorrection[]> {
  return db
    .selectFrom("questionnaireCorrections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .orderBy("number")
    .select(["number", "path", "language", "before", "after", "correctedAt"])
    .execute();
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
