import type { Day, OrganizationId } from "#app/domain/id.ts";
import type { SavedAnswers } from "#app/domain/response/saved-answers.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { Saves } from "../schema.ts";

/** Whose saves: they are one another's repeats only within the same response. */
export type SavesPlace = Pick<Saves, "organizationId" | "roundId" | "ownerId">;

/** What became of a save when it first came; null where it has not come before. */
export async function savedAnswers(
  db: Reader,
  place: SavesPlace,
  save: string,
): Promise<SavedAnswers | null> {
  const { rows } = await selectResult(db, { ...place, save });
  const [row] = rows;
  return row ? fromJson(row.result) : null;
}

const selectResult = prepare(
  ["organizationId", "roundId", "ownerId", "save"],
  (db, { organizationId, roundId, ownerId, save }: SavesPlace & Pick<Saves, "save">) =>
    db
      .selectFrom("saves")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("ownerId", "=", ownerId)
      .where("save", "=", save)
      .select("result"),
);

/** @throws a unique violation where the save has been remembered before: then nothing of it may be kept again */
export async function insertSave(
  db: Writer,
  place: SavesPlace,
  result: SavedAnswers,
  savedOn: Day,
): Promise<void> {
  await insert(db, { ...place, save: result.save, result: toJson(result), savedOn });
}

const insert = prepare(
  ["organizationId", "roundId", "ownerId", "save", "result", "savedOn"],
  (db, row: Saves) => db.insertInto("saves").values(row),
);

/** Forgets the saves into a response, as when nothing may lead from it to who answered. */
export async function deleteSaves(
  db: Writer,
  { organizationId, roundId, ownerId }: SavesPlace,
): Promise<void> {
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("ownerId", "=", ownerId)
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
