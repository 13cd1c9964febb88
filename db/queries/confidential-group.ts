import type { Writer } from "../client.ts";
import { engineOf } from "../engine.ts";
import type { Responses, Tallies, TallyCounts } from "../schema.ts";
import type { TallyPlace } from "./tallies.ts";

/** How many rows a statement inserts: each database bounds the values that one can hold. */
const rowsAtOnce = 500;

/**
 * Makes everybody else who sends, changes or withdraws in a group wait until the transaction ends. SQLite has one
 * writer at a time anyway.
 */
export async function lockGroup(
  db: Writer,
  { organizationId, roundId, departmentId }: TallyPlace,
): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  await db
    .selectFrom("roundDepartments")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .select("departmentId")
    .forNoKeyUpdate()
    .execute();
}

/**
 * Writes all that is kept of a confidential group's sent answers anew, in the order of their keys, of which those of
 * responses are random: so that neither the order of the rows, nor where they lie on the disk, nor which transaction
 * wrote them (PostgreSQL's `xmin`) tells one from another. Costs by the number of responses in the group. Called at
 * the end of every transaction that changes them, under `lockGroup`.
 */
export async function writeGroupAnew(db: Writer, place: TallyPlace): Promise<void> {
  await writeResponsesAnew(db, place);
  await writeTalliesAnew(db, place);
}

async function writeResponsesAnew(
  db: Writer,
  { organizationId, roundId, departmentId }: TallyPlace,
): Promise<void> {
  const responses: readonly Responses[] = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .where("status", "=", "submitted")
    .orderBy("id")
    .selectAll()
    .execute();
  await db
    .deleteFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .where("status", "=", "submitted")
    .execute();
  for (const rows of portions(responses)) await db.insertInto("responses").values(rows).execute();
}

/** What nobody answers any more is left out: it would tell what somebody had answered before. */
async function writeTalliesAnew(
  db: Writer,
  { organizationId, roundId, departmentId }: TallyPlace,
): Promise<void> {
  const figures: readonly Tallies[] = await db
    .selectFrom("tallies")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .orderBy("basis")
    .orderBy("figure")
    .selectAll()
    .execute();
  const counts: readonly TallyCounts[] = await db
    .selectFrom("tallyCounts")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", departmentId)
    .where("count", ">", 0)
    .orderBy("basis")
    .orderBy("figure")
    .orderBy("value")
    .selectAll()
    .execute();
  for (const table of ["tallies", "tallyCounts"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("departmentId", "=", departmentId)
      .execute();
  }
  const answered = figures.filter(({ responses }) => responses > 0);
  for (const rows of portions(answered)) await db.insertInto("tallies").values(rows).execute();
  for (const rows of portions(counts)) await db.insertInto("tallyCounts").values(rows).execute();
}

function portions<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
}
