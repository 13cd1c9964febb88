import type { DepartmentId, Instant, OrganizationId, RemarkId, RoundId } from "#app/domain/id.ts";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { Reader, Writer } from "../client.ts";
import type { Remarks } from "../schema.ts";

type RoundPlace = { readonly organizationId: OrganizationId; readonly roundId: RoundId };

/** How many rows a statement inserts: each database bounds the values that one can hold. */
const rowsAtOnce = 500;

/** For which ending of its round the remarks have been collected; null: they have not. */
export async function remarksCollectedFor(
  db: Reader,
  { organizationId, roundId }: RoundPlace,
): Promise<Instant | null> {
  const row = await db
    .selectFrom("remarkCollections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .select("endedAt")
    .executeTakeFirst();
  return row?.endedAt ?? null;
}

/** Keeps a round's remarks in place of those of another ending, unless somebody else has. */
export async function keepRemarks(
  db: Writer,
  { organizationId, roundId }: RoundPlace,
  endedAt: Instant,
  remarks: readonly Remarks[],
): Promise<void> {
  await db
    .deleteFrom("remarkCollections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("endedAt", "<>", endedAt)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("remarkCollections")
    .values({ organizationId, roundId, endedAt })
    .onConflict((conflict) => conflict.columns(["organizationId", "roundId"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  for (let first = 0; first < remarks.length; first += rowsAtOnce) {
    await db
      .insertInto("remarks")
      .values(remarks.slice(first, first + rowsAtOnce))
      .execute();
  }
}

/** Forgets what was collected of a round, so that it is collected anew from what is left. */
export async function forgetRemarks(db: Writer, { organizationId, roundId }: RoundPlace): Promise<void> {
  await db
    .deleteFrom("remarkCollections")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .execute();
}

/** Some of what was written on a question, in the order of ids; of one department, or of all. */
export async function remarksOn(
  db: Reader,
  { organizationId, roundId, question }: RoundPlace & { readonly question: QuestionName },
  departments: readonly DepartmentId[] | null,
  after: RemarkId | null,
  atMost: number,
): Promise<readonly Pick<Remarks, "id" | "kind" | "departmentId" | "text">[]> {
  if (departments?.length === 0) return [];
  let query = db
    .selectFrom("remarks")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("question", "=", question);
  if (departments !== null) query = query.where("departmentId", "in", departments);
  if (after !== null) query = query.where("id", ">", after);
  return query.orderBy("id").limit(atMost).select(["id", "kind", "departmentId", "text"]).execute();
}
