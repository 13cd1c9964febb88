import type { DepartmentId, Instant, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader } from "../client.ts";

type Place = { readonly organizationId: OrganizationId; readonly roundId: RoundId };

/** How many are invited who have begun to answer a round one by one, and not sent. */
export async function begunInvitations(db: Reader, { organizationId, roundId }: Place): Promise<number> {
  const row = await db
    .selectFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("begun", "=", 1)
    .where("submitted", "=", 0)
    .where("revokedAt", "is", null)
    .where("trialBy", "is", null)
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** How many departments have begun to answer a round jointly, and not sent. */
export async function begunDepartments(db: Reader, { organizationId, roundId }: Place): Promise<number> {
  const rows = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("joint", "=", 1)
    .where("status", "in", ["draft", "submitted"])
    .select(["departmentId", "status"])
    .execute();
  const sent = new Set<DepartmentId>();
  for (const { departmentId, status } of rows) if (status === "submitted") sent.add(departmentId);
  return rows.filter(({ departmentId }) => !sent.has(departmentId)).length;
}

/**
 * How many of the round's invited have an address that the mail server refused, and that has not been mended since;
 * null where no mail has been sent.
 */
export async function refusedAddresses(
  db: Reader,
  { organizationId, roundId }: Place,
): Promise<number | null> {
  const mails = db
    .selectFrom("mails")
    .where("mails.organizationId", "=", organizationId)
    .where("mails.roundId", "=", roundId)
    .where("mails.kind", "in", ["invitation", "reminder"]);
  if ((await mails.select("mails.id").limit(1).executeTakeFirst()) === undefined) return null;
  const row = await mails
    .where("mails.status", "=", "refused")
    .innerJoin("invitations", (join) =>
      join
        .onRef("invitations.organizationId", "=", "mails.organizationId")
        .onRef("invitations.id", "=", "mails.subjectId")
        .onRef("invitations.email", "=", "mails.recipient"),
    )
    .where("invitations.revokedAt", "is", null)
    .select((eb) => eb.fn.count("invitations.id").distinct().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** When the last answers came in, where that is kept; null where it is not, or there are none. */
export async function lastSubmission(
  db: Reader,
  { organizationId, roundId }: Place,
): Promise<Instant | null> {
  const row = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("status", "in", ["submitted", "superseded"])
    .select((eb) => eb.fn.max("submittedAt").as("at"))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** How many sent answers in each hour from a moment on, by the beginning of the hour, without the hours of none. */
export async function submissionsByHour(
  db: Reader,
  { organizationId, roundId }: Place,
  since: Instant,
): Promise<readonly { readonly hour: Instant; readonly count: number }[]> {
  const rows = await db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("status", "=", "submitted")
    .where("submittedAt", ">=", since)
    .groupBy((eb) => eb.fn<string>("substr", ["submittedAt", eb.lit(1), eb.lit(13)]))
    .select((eb) => [
      eb.fn<string>("substr", ["submittedAt", eb.lit(1), eb.lit(13)]).as("hour"),
      eb.fn.countAll().as("count"),
    ])
    .execute();
  return rows
    .map(({ hour, count }) => ({ hour: `${hour}:00:00.000Z` as Instant, count: Number(count) })) // the form of a moment
    .sort((a, b) => (a.hour < b.hour ? 1 : -1));
}
