import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import { type Destruction, type Disclosure, isDisclosable, type Round } from "#app/domain/round/round.ts";
import type { RoundDepartment } from "#app/domain/round/round-settings.ts";
import { DEFAULT_THRESHOLD } from "#app/domain/scoring/disclosure.ts";
import type { Reader, Writer } from "../client.ts";
import { engineOf } from "../engine.ts";
import { fromJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { RoundDepartments, Rounds } from "../schema.ts";
import { destructionsOf } from "./destructions.ts";

/** A round and the departments in it. */
export type RoundWithDepartments = Round & {
  readonly departments: readonly RoundDepartment[];
  /** Grows by one with each change. */
  readonly revision: number;
};

/** Every round of an organization, the newest year first. */
export async function roundsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly RoundWithDepartments[]> {
  const { rows } = await selectRounds(db, { organizationId });
  const { rows: departments } = await selectRoundDepartments(db, { organizationId });
  const destructions = await destructionsOf(db, organizationId);
  return rows.map((row) =>
    toRound(
      row,
      departments.filter((department) => department.roundId === row.id),
      destructions.get(row.id) ?? null,
    ),
  );
}

type OfOrganization = { readonly organizationId: OrganizationId };

const selectRounds = prepare(["organizationId"], (db, { organizationId }: OfOrganization) =>
  db
    .selectFrom("rounds")
    .where("organizationId", "=", organizationId)
    .orderBy("year", "desc")
    .orderBy("slug", "desc")
    .selectAll(),
);

const selectRoundDepartments = prepare(["organizationId"], (db, { organizationId }: OfOrganization) =>
  db.selectFrom("roundDepartments").where("organizationId", "=", organizationId).selectAll(),
);

/** One round of an organization; null where it has none with that id. */
export async function roundById(
  db: Reader,
  organizationId: OrganizationId,
  id: RoundId,
): Promise<RoundWithDepartments | null> {
  return roundWhere(db, organizationId, "id", id);
}

/** One round of an organization by its place in addresses; null where it has none there. */
export async function roundBySlug(
  db: Reader,
  organizationId: OrganizationId,
  slug: string,
): Promise<RoundWithDepartments | null> {
  return roundWhere(db, organizationId, "slug", slug);
}

/**
 * Makes whoever else changes who is invited to a round wait until the transaction ends, so that nobody is invited twice.
 * SQLite has one writer at a time anyway.
 */
export async function lockRound(db: Writer, organizationId: OrganizationId, id: RoundId): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  await db
    .selectFrom("rounds")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .select("id")
    .forNoKeyUpdate()
    .execute();
}

async function roundWhere(
  db: Reader,
  organizationId: OrganizationId,
  column: "id" | "slug",
  value: string,
): Promise<RoundWithDepartments | null> {
  const row = await db
    .selectFrom("rounds")
    .where("organizationId", "=", organizationId)
    .where(column, "=", value)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  const departments = await db
    .selectFrom("roundDepartments")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", row.id)
    .selectAll()
    .execute();
  const destructions = await destructionsOf(db, organizationId);
  return toRound(row, departments, destructions.get(row.id) ?? null);
}

/**
 * Keeps a new round.
 *
 * @throws Error where departments are to answer jointly and be shown in groups only
 */
export async function insertRound(
  db: Writer,
  round: Rounds,
  departments: readonly RoundDepartments[],
): Promise<void> {
  requireDisclosable(round);
  await db.insertInto("rounds").values(round).execute();
  await db.insertInto("roundDepartments").values(departments).execute();
}

/**
 * Reads a round to change it: whoever wants to do so as well waits until the transaction ends, and then reads what came
 * of it. SQLite has one writer at a time anyway.
 */
export async function roundToChange(
  db: Writer,
  organizationId: OrganizationId,
  slug: string,
): Promise<RoundWithDepartments | null> {
  if (engineOf(db) === "postgres") {
    await db
      .selectFrom("rounds")
      .where("organizationId", "=", organizationId)
      .where("slug", "=", slug)
      .select("id")
      .forNoKeyUpdate()
      .execute();
  }
  return roundBySlug(db, organizationId, slug);
}

/** Makes whoever wants to make a round in the organization as well wait until the transaction ends. */
export async function lockRoundsOf(db: Writer, organizationId: OrganizationId): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  await db
    .selectFrom("organizations")
    .where("id", "=", organizationId)
    .select("id")
    .forNoKeyUpdate()
    .execute();
}

type RoundColumns = Partial<Omit<Rounds, "organizationId" | "id" | "slug" | "createdAt" | "revision">>;

/**
 * Changes a round and the departments in it, of which those that are not named leave it.
 *
 * @throws Error where departments are to answer jointly and be shown in groups only
 */
export async function updateRound(
  db: Writer,
  organizationId: OrganizationId,
  { id, revision }: Pick<RoundWithDepartments, "id" | "revision">,
  columns: RoundColumns,
  departments: readonly RoundDepartment[],
): Promise<void> {
  const place = { organizationId, roundId: id };
  const changed = await db
    .updateTable("rounds")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set({ ...columns, revision: revision + 1 })
    .returning(["answering", "disclosure"])
    .executeTakeFirstOrThrow();
  requireDisclosable(changed);
  await db
    .deleteFrom("roundDepartments")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", id)
    .where(
      "departmentId",
      "not in",
      departments.map(({ departmentId }) => departmentId),
    )
    .execute();
  await db
    .insertInto("roundDepartments")
    .values(departments.map((department) => ({ ...place, ...department })))
    .onConflict((conflict) =>
      conflict.columns(["organizationId", "roundId", "departmentId"]).doUpdateSet((eb) => ({
        invited: eb.ref("excluded.invited"),
        opensAt: eb.ref("excluded.opensAt"),
        closesAt: eb.ref("excluded.closesAt"),
      })),
    )
    .execute();
}

/** Whether somebody has begun to answer a round. */
export async function hasResponses(
  db: Reader,
  organizationId: OrganizationId,
  id: RoundId,
): Promise<boolean> {
  const row = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", id)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes a round that nobody has answered, with who was invited and what waited to be sent to them. */
export async function deleteRound(db: Writer, organizationId: OrganizationId, id: RoundId): Promise<void> {
  const invited = db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", id)
    .select("id");
  for (const table of ["answeringSessions", "invitationTokens"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("invitationId", "in", invited)
      .execute();
  }
  for (const table of [
    "mails",
    "mailTexts",
    "scheduledReminders",
    "linkSheets",
    "questionnaireCorrections",
    "invitations",
    "roundDepartments",
  ] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", id)
      .execute();
  }
  await db.deleteFrom("rounds").where("organizationId", "=", organizationId).where("id", "=", id).execute();
}

function toRound(
  row: Rounds,
  departments: readonly RoundDepartments[],
  destruction: Destruction | null,
): RoundWithDepartments {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    year: row.year,
    questionnaireHash: row.questionnaireHash,
    disclosure: toDisclosure(row),
    answering: row.answering,
    schedule: {
      releasedAt: row.releasedAt,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      graceMinutes: row.graceMinutes,
      factCheckAt: row.factCheckAt,
      publishedAt: row.publishedAt,
      departments: departments.map(({ departmentId, opensAt, closesAt }) => ({
        departmentId,
        opensAt,
        closesAt,
      })),
    },
    targets: fromJson(row.targets),
    contact: row.contact,
    diaryNumber: row.diaryNumber,
    destruction,
    departments: departments.map(({ departmentId, invited, opensAt, closesAt }) => ({
      departmentId,
      invited,
      opensAt,
      closesAt,
    })),
    revision: row.revision,
  };
}

/**
 * What may be shown of a round's answers, out of its columns.
 *
 * @throws Error where that cannot be promised of the way they are given
 */
export function toDisclosure(round: Pick<Rounds, "disclosure" | "threshold" | "answering">): Disclosure {
  requireDisclosable(round);
  const { disclosure, threshold } = round;
  return disclosure === "confidential"
    ? { kind: "confidential", threshold: threshold ?? DEFAULT_THRESHOLD }
    : { kind: "in-office" };
}

function requireDisclosable({ answering, disclosure }: Pick<Rounds, "answering" | "disclosure">): void {
  if (!isDisclosable(answering, disclosure)) {
    throw new Error("A round that departments answer jointly cannot be shown in groups only.");
  }
}
