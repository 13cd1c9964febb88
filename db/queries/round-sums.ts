import type { ContentHash, DepartmentId, Instant, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { GroupSums } from "#app/domain/scoring/group-sums.ts";
import { plainSums, sumsOfPlain } from "#app/domain/scoring/plain-sums.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { RoundSeals } from "../schema.ts";

type RoundPlace = { readonly organizationId: OrganizationId; readonly roundId: RoundId };

/** When the rounds that have been sealed ended: a seal of another ending is void. */
export async function sealsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<ReadonlyMap<RoundId, Instant>> {
  const { rows } = await selectSeals(db, { organizationId });
  return new Map(rows.map(({ roundId, endedAt }) => [roundId, endedAt]));
}

const selectSeals = prepare(
  ["organizationId"],
  (db, { organizationId }: { readonly organizationId: OrganizationId }) =>
    db.selectFrom("roundSeals").where("organizationId", "=", organizationId).select(["roundId", "endedAt"]),
);

/**
 * The rounds, of every organization, that have no seal or closed again after it, the oldest first. Those that are
 * still open are among them: that is read off the clock. One whose answers were destroyed is not: nothing of it can be
 * counted anew.
 */
export async function roundsWithoutSeal(db: Reader, now: Instant): Promise<readonly RoundPlace[]> {
  return db
    .selectFrom("rounds")
    .leftJoin("roundSeals", (join) =>
      join
        .onRef("roundSeals.organizationId", "=", "rounds.organizationId")
        .onRef("roundSeals.roundId", "=", "rounds.id"),
    )
    .where("rounds.releasedAt", "is not", null)
    .where("rounds.closesAt", "<=", now)
    .where((eb) =>
      eb.or([
        eb("roundSeals.endedAt", "is", null),
        eb("roundSeals.endedAt", "<", eb.ref("rounds.closesAt")),
        // One department alone was given more time after the round had been sealed.
        eb.exists(
          eb
            .selectFrom("roundDepartments")
            .whereRef("roundDepartments.organizationId", "=", "rounds.organizationId")
            .whereRef("roundDepartments.roundId", "=", "rounds.id")
            .whereRef("roundDepartments.closesAt", ">", "roundSeals.endedAt")
            .select("roundDepartments.departmentId"),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("roundDestructions")
            .whereRef("roundDestructions.organizationId", "=", "rounds.organizationId")
            .whereRef("roundDestructions.roundId", "=", "rounds.id")
            .select("roundDestructions.roundId"),
        ),
      ),
    )
    .orderBy("rounds.closesAt")
    .orderBy("rounds.id")
    .select(["rounds.organizationId", "rounds.id as roundId"])
    .execute();
}

/** Seals a round, unless somebody else has; a seal of another ending goes, with the sums under it. */
export async function insertSeal(db: Writer, seal: RoundSeals): Promise<"sealed" | "sealed-before"> {
  const { organizationId, roundId, endedAt } = seal;
  const outdated = await db
    .deleteFrom("roundSeals")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("endedAt", "<>", endedAt)
    .executeTakeFirst();
  if (outdated.numDeletedRows > 0n) {
    await db
      .deleteFrom("roundSums")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .execute();
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("roundSeals")
    .values(seal)
    .onConflict((conflict) => conflict.columns(["organizationId", "roundId"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? "sealed" : "sealed-before";
}

/** The sums of a round's departments, by the hash of the questionnaire that they were made by. */
export async function storedSums(
  db: Reader,
  { organizationId, roundId }: RoundPlace,
  bases: readonly ContentHash[],
): Promise<readonly StoredSums[]> {
  const rows = await db
    .selectFrom("roundSums")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("basis", "in", bases)
    .select(["departmentId", "basis", "sums"])
    .execute();
  return rows.map(({ sums, ...row }) => ({ ...row, sums: sumsOfPlain(fromJson(sums)) }));
}

export type StoredSums = {
  readonly departmentId: DepartmentId;
  readonly basis: ContentHash;
  readonly sums: GroupSums;
};

/** Keeps sums; where somebody else has kept them already, theirs are the same. */
export async function insertSums(db: Writer, place: RoundPlace, sums: readonly StoredSums[]): Promise<void> {
  if (sums.length === 0) return;
  await db
    .insertInto("roundSums")
    .values(sums.map((row) => ({ ...place, ...row, sums: toJson(plainSums(row.sums)) })))
    .onConflict((conflict) =>
      conflict.columns(["organizationId", "roundId", "departmentId", "basis"]).doNothing(),
    )
    .execute();
}
