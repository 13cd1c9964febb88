import type { Day, OrganizationId } from "#app/domain/id.ts";
import type { ResponseOwner } from "#app/domain/response/response-owner.ts";
import type { SavedAnswers } from "#app/domain/response/saved-answers.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";

/** What became of a save when it first came; null where it has not come before. */
export async function savedAnswers(
  db: Reader,
  owner: ResponseOwner,
  save: string,
): Promise<SavedAnswers | null> {
  const row = await db
    .selectFrom("saves")
    .where("organizationId", "=", owner.organizationId)
    .where("roundId", "=", owner.roundId)
    .where("ownerId", "=", owner.invitationId ?? owner.departmentId)
    .where("save", "=", save)
    .select("result")
    .executeTakeFirst();
  return row ? fromJson(row.result) : null;
}

/** @throws a unique violation where the save has been remembered before: then nothing of it may be kept again */
export async function insertSave(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  result: SavedAnswers,
  savedOn: Day,
): Promise<void> {
  await db
    .insertInto("saves")
    .values({
      organizationId,
      roundId,
      ownerId: invitationId ?? departmentId,
      save: result.save,
      result: toJson(result),
      savedOn,
    })
    .execute();
}

/** Forgets the saves into a response, as when nothing may lead from it to who answered. */
export async function deleteSaves(
  db: Writer,
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
): Promise<void> {
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("ownerId", "=", invitationId ?? departmentId)
    .execute();
}

/** Forgets an organization's saves from before a day. */
export async function deleteSavesBefore(db: Writer, organizationId: OrganizationId, day: Day): Promise<void> {
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", organizationId)
    .where("savedOn", "<", day)
    .execute();
}
