import type { UpdateQueryBuilder, UpdateResult } from "kysely";
import type { Instant, InvitationId, OrganizationId, ResponseId, RoundId } from "#app/domain/id.ts";
import type { Destruction } from "#app/domain/round/round.ts";
import type { Reader, Writer } from "../client.ts";
import { prepare } from "../prepared.ts";
import type { RoundDestructions, Schema } from "../schema.ts";
import { erasedRecipient } from "./mails.ts";

type RoundPlace = { readonly organizationId: OrganizationId; readonly roundId: RoundId };

/** The decisions by which answers were destroyed, by round. */
export async function destructionsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<ReadonlyMap<RoundId, Destruction>> {
  const { rows } = await selectDestructions(db, { organizationId });
  return new Map(rows.map(({ roundId, ...destruction }) => [roundId, destruction]));
}

const selectDestructions = prepare(
  ["organizationId"],
  (db, { organizationId }: { readonly organizationId: OrganizationId }) =>
    db
      .selectFrom("roundDestructions")
      .where("organizationId", "=", organizationId)
      .select(["roundId", "reference", "decidedOn", "begunAt", "completedAt"]),
);

/** Whether a decision to destroy a round's answers has been entered; in the transaction that leans on the answer. */
export async function isDestroyed(db: Reader, { organizationId, roundId }: RoundPlace): Promise<boolean> {
  return (await destructionsOf(db, organizationId)).has(roundId);
}

/** Every decision, of all organizations, by which something is left to remove. */
export async function unfinishedDestructions(db: Reader): Promise<readonly RoundDestructions[]> {
  return db
    .selectFrom("roundDestructions")
    .where("completedAt", "is", null)
    .orderBy("begunAt")
    .orderBy("roundId")
    .selectAll()
    .execute();
}

export async function insertDestruction(db: Writer, destruction: RoundDestructions): Promise<void> {
  await db.insertInto("roundDestructions").values(destruction).execute();
}

/** @returns false where somebody else has said so before */
export async function completeDestruction(
  db: Writer,
  { organizationId, roundId }: RoundPlace,
  completedAt: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("roundDestructions")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("completedAt", "is", null)
    .set({ completedAt })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What is kept of a round that a decision would remove, or take the personal part of. */
export async function destructible(db: Reader, { organizationId, roundId }: RoundPlace) {
  const count = async (table: "responses" | "invitations" | "mails") => {
    const { n } = await db
      .selectFrom(table)
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .select((eb) => eb.fn.countAll().as("n"))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    responses: await count("responses"),
    invitations: await count("invitations"),
    mails: await count("mails"),
  };
}

/**
 * Removes some of a round's responses, with their scores.
 *
 * @returns how many; 0: none are left
 */
export async function deleteSomeResponses(db: Writer, place: RoundPlace, atMost: number): Promise<number> {
  const rows = await db
    .selectFrom("responses")
    .where("organizationId", "=", place.organizationId)
    .where("roundId", "=", place.roundId)
    .orderBy("id")
    .limit(atMost)
    .select("id")
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }): ResponseId => id);
  await db
    .deleteFrom("responseScores")
    .where("organizationId", "=", place.organizationId)
    .where("roundId", "=", place.roundId)
    .where("responseId", "in", ids)
    .execute();
  await db
    .deleteFrom("responses")
    .where("organizationId", "=", place.organizationId)
    .where("id", "in", ids)
    .execute();
  return ids.length;
}

/**
 * Removes what some who answered a round had saved, which holds answers too.
 *
 * @returns of how many; 0: nothing is left
 */
export async function deleteSomeSaves(db: Writer, place: RoundPlace, atMost: number): Promise<number> {
  const rows = await db
    .selectFrom("saves")
    .where("organizationId", "=", place.organizationId)
    .where("roundId", "=", place.roundId)
    .orderBy("ownerId")
    .select("ownerId")
    .distinct()
    .limit(atMost)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", place.organizationId)
    .where("roundId", "=", place.roundId)
    .where(
      "ownerId",
      "in",
      rows.map(({ ownerId }) => ownerId),
    )
    .execute();
  return rows.length;
}

/**
 * Takes out of some of a round's invitations, and of the messages about them, whose they were: links and sessions lead
 * to the round alone from then on, trials go. The rest stays for the number of those invited.
 *
 * @param after the last invitation of the call before
 * @returns the last one; null: none are left
 */
export async function blankSomeInvitations(
  db: Writer,
  { organizationId, roundId }: RoundPlace,
  after: InvitationId | null,
  atMost: number,
): Promise<InvitationId | null> {
  const ofRound = db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId);
  const rows = await (after === null ? ofRound : ofRound.where("id", ">", after))
    .orderBy("id")
    .limit(atMost)
    .select("id")
    .execute();
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }): InvitationId => id);
  const tokens = await db
    .deleteFrom("invitationTokens")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "in", ids)
    .returning("tokenHash as key")
    .execute();
  const sessions = await db
    .deleteFrom("answeringSessions")
    .where("organizationId", "=", organizationId)
    .where("invitationId", "in", ids)
    .returning("handle as key")
    .execute();
  // In the order of the keys, so that the rows' own order leads from none to the next.
  const keys = [...tokens, ...sessions].map(({ key }) => key).sort();
  if (keys.length > 0) {
    await db
      .insertInto("destroyedLinks")
      .values(keys.map((key) => ({ organizationId, key, roundId })))
      .onConflict((conflict) => conflict.columns(["organizationId", "key"]).doNothing())
      .execute();
  }
  const mails = db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("subjectId", "in", ids);
  await blank(mails);
  await db
    .deleteFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "in", ids)
    .where("trialBy", "is not", null)
    .execute();
  await db
    .updateTable("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "in", ids)
    .set({ title: "–", email: null })
    .execute();
  return rows.at(-1)?.id ?? null;
}

/** Takes the addresses out of a round's other messages, as those that were sent to try. */
export async function blankMailsOf(db: Writer, { organizationId, roundId }: RoundPlace): Promise<void> {
  const own = db
    .updateTable("mails")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("recipient", "<>", erasedRecipient);
  await blank(own);
}

type MailsToBlank = UpdateQueryBuilder<Schema, "mails", "mails", UpdateResult>;

/** Takes the address out of messages, and what was said of them; those that wait are not sent. */
async function blank(mails: MailsToBlank): Promise<void> {
  await mails.where("status", "=", "waiting").set({ status: "withdrawn" }).execute();
  await mails.set({ recipient: erasedRecipient, reply: null }).execute();
}

/** The round that a link, or an answering session, led to before its answers were destroyed; null: to none. */
export async function destroyedRoundOf(
  db: Reader,
  key: string,
): Promise<(Destruction & { readonly contact: string }) | null> {
  const row = await db
    .selectFrom("destroyedLinks")
    .innerJoin("roundDestructions", (join) =>
      join
        .onRef("roundDestructions.organizationId", "=", "destroyedLinks.organizationId")
        .onRef("roundDestructions.roundId", "=", "destroyedLinks.roundId"),
    )
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "destroyedLinks.organizationId")
        .onRef("rounds.id", "=", "destroyedLinks.roundId"),
    )
    .where("destroyedLinks.key", "=", key)
    .select(["reference", "decidedOn", "begunAt", "completedAt", "contact"])
    .executeTakeFirst();
  return row ?? null;
}
