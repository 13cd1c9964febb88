import type { StoredEntry } from "#app/domain/auditlog/log-entry.ts";
import type { Instant, OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import type { AuditEntries, AuditField, AuditHeads, AuditPrivate } from "../schema.ts";

type Head = Pick<AuditHeads, "position" | "hash">;

/**
 * Where the organization's chain ends, for who is about to add to it: until the transaction ends others wait, so that
 * no two entries follow the same one. An update of nothing both locks and reads what others have written meanwhile.
 */
export async function lockHead(db: Writer, organizationId: OrganizationId): Promise<Head> {
  return db
    .insertInto("auditHeads")
    .values({ organizationId, position: 0, hash: "" })
    .onConflict((conflict) => conflict.column("organizationId").doUpdateSet({ organizationId }))
    .returning(["position", "hash"])
    .executeTakeFirstOrThrow();
}

/** Adds an entry at the end of the chain, whose head `lockHead` has locked. */
export async function insertEntry(
  db: Writer,
  entry: AuditEntries,
  beside: readonly AuditPrivate[],
): Promise<void> {
  await db.insertInto("auditEntries").values(entry).execute();
  await db.insertInto("auditPrivate").values(beside).execute();
  await db
    .updateTable("auditHeads")
    .where("organizationId", "=", entry.organizationId)
    .set({ position: entry.position, hash: entry.hash })
    .execute();
}

/** Where the organization's chain ends, as it was last written; null: nothing has been logged. */
export async function auditHead(db: Reader, organizationId: OrganizationId): Promise<Head | null> {
  const head = await db
    .selectFrom("auditHeads")
    .where("organizationId", "=", organizationId)
    .select(["position", "hash"])
    .executeTakeFirst();
  return head ?? null;
}

/** An entry with what is kept beside it. */
export type KeptEntry = {
  readonly entry: AuditEntries;
  readonly beside: readonly Pick<AuditPrivate, "field" | "value" | "salt">[];
};

/** The entries after a position, in the order of the chain, `most` of them at a time. */
export async function entriesAfter(
  db: Reader,
  organizationId: OrganizationId,
  position: number,
  most: number,
): Promise<readonly KeptEntry[]> {
  const entries = await db
    .selectFrom("auditEntries")
    .where("organizationId", "=", organizationId)
    .where("position", ">", position)
    .orderBy("position")
    .limit(most)
    .selectAll()
    .execute();
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (first === undefined || last === undefined) return [];
  const beside = await db
    .selectFrom("auditPrivate")
    .innerJoin("auditEntries", (join) =>
      join
        .onRef("auditEntries.organizationId", "=", "auditPrivate.organizationId")
        .onRef("auditEntries.id", "=", "auditPrivate.entryId"),
    )
    .where("auditEntries.organizationId", "=", organizationId)
    .where("auditEntries.position", ">=", first.position)
    .where("auditEntries.position", "<=", last.position)
    .select(["entryId", "field", "value", "salt"])
    .execute();
  const byEntry = new Map<string, (typeof beside)[number][]>();
  for (const one of beside) byEntry.set(one.entryId, [...(byEntry.get(one.entryId) ?? []), one]);
  return entries.map((entry) => ({ entry, beside: byEntry.get(entry.id) ?? [] }));
}

/** Which entries are wanted; null lets all through. */
export type WantedEntries = {
  readonly from: Instant | null;
  /** The first moment that is no longer wanted. */
  readonly until: Instant | null;
  /** The first part of the events' names. */
  readonly group: string | null;
  readonly actor: string | null;
  /** The id of what they tell of. */
  readonly about: string | null;
};

/** The last entries before a position (null: of all), newest first, `most` of them. */
export async function auditEntriesBefore(
  db: Reader,
  organizationId: OrganizationId,
  { from, until, group, actor, about }: WantedEntries,
  before: number | null,
  most: number,
): Promise<readonly StoredEntry[]> {
  const rows = await db
    .selectFrom("auditLog")
    .where("organizationId", "=", organizationId)
    .$if(before !== null, (query) => query.where("position", "<", before ?? 0))
    .$if(from !== null, (query) => query.where("at", ">=", from))
    .$if(until !== null, (query) => query.where("at", "<", until))
    .$if(group !== null, (query) => query.where("event", "like", `${group}.%`))
    .$if(actor !== null, (query) => query.where("actor", "=", actor))
    .$if(about !== null, (query) =>
      query.where((eb) => eb.or([eb("subject", "=", about), eb("details", "like", inDetails(about ?? ""))])),
    )
    .orderBy("position", "desc")
    .limit(most)
    .select(["position", "at", "event", "actor", "subject", "details"])
    .execute();
  return rows.map((row) => ({ ...row, details: row.details === null ? null : fromJson(row.details) }));
}

/**
 * Takes away all that the organization's log keeps of a person, named by an id: an account's or an invitation's. The
 * entries stay, and say no more than that something happened.
 *
 * @returns from how many places it was taken
 */
export async function eraseFromAuditLog(
  db: Writer,
  organizationId: OrganizationId,
  personId: string,
): Promise<number> {
  const fields: readonly AuditField[] = ["actor", "subject"];
  const erased = await db
    .deleteFrom("auditPrivate")
    .where("organizationId", "=", organizationId)
    .where((eb) =>
      eb.or([
        eb.and([eb("field", "in", fields), eb("value", "=", personId)]),
        eb.and([eb("field", "=", "details"), eb("value", "like", inDetails(personId))]),
      ]),
    )
    .executeTakeFirst();
  return Number(erased.numDeletedRows);
}

/** What details are like that name an id: it stands in them as a text of its own, of characters without a meaning. */
export function inDetails(id: string): string {
  return `%"${id}"%`;
}
