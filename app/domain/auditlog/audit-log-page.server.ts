import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { RoundId } from "#app/domain/id.ts";
import { beginningOf, daysAfter } from "#app/domain/local-time.ts";
import type { Reader } from "#db/client.ts";
import { auditEntriesBefore, auditHead, type WantedEntries } from "#db/queries/audit-log.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { auditLogCsvHead, auditLogCsvLine } from "./audit-log-csv.ts";
import { emptyHead, type Head } from "./chain.server.ts";
import { auditEventGroups } from "./event.ts";
import type { AuditLogFilter } from "./filter.ts";
import { type LogEntry, logEntry } from "./log-entry.ts";
import { logNames } from "./log-names.server.ts";
import { occasionBy } from "./occasion.ts";
import { record } from "./record.server.ts";

export type AuditLogPage = {
  readonly filter: AuditLogFilter;
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Where the page after this one begins; null on the last. */
  readonly next: number | null;
  /** Where the chain ends now, to be noted down and compared later. */
  readonly head: Head;
  readonly groups: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly rounds: readonly { readonly slug: string; readonly title: string }[];
};

const entriesOnAPage = 50;
const linesAtOnce = 1_000;

/**
 * The organization's audit log, newest first, as far as the filter lets it through.
 *
 * @param before the position that the page begins below; null: at the end
 */
export async function auditLogPage(
  { database }: Environment,
  { organizationId }: Scope,
  filter: AuditLogFilter,
  before: number | null,
): Promise<AuditLogPage> {
  const db = database.read;
  const [{ rounds, people, names }, head] = await Promise.all([
    logNames(db, organizationId),
    auditHead(db, organizationId),
  ]);
  const wanted = wantedBy(filter, rounds);
  const found = await auditEntriesBefore(db, organizationId, wanted, before, entriesOnAPage + 1);
  const shown = found.slice(0, entriesOnAPage);
  return {
    filter,
    entries: shown.map((stored) => logEntry(stored, names)),
    next: found.length > shown.length ? (shown.at(-1)?.position ?? null) : null,
    head: head ?? emptyHead,
    groups: auditEventGroups,
    people,
    rounds: rounds.map(({ slug, title }) => ({ slug, title })),
  };
}

/**
 * The log as a file of comma-separated values, in parts, newest first; that it was taken out is logged, before the
 * first part.
 */
export async function exportAuditLog(
  environment: Environment,
  scope: Scope,
  filter: AuditLogFilter,
): Promise<AsyncGenerator<string>> {
  const { database, newId, now } = environment;
  const { organizationId, actor } = scope;
  const wanted = wantedBy(filter, await roundsOf(database.read, organizationId));
  await database.transact((writer) =>
    record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "audit-log.exported",
      subject: organizationId,
      details: filter,
    }),
  );
  return csvParts(database.read, scope, wanted);
}

async function* csvParts(
  db: Reader,
  { organizationId }: Scope,
  wanted: WantedEntries,
): AsyncGenerator<string> {
  yield `\uFEFF${auditLogCsvHead}`;
  let before: number | null = null;
  for (;;) {
    const entries = await auditEntriesBefore(db, organizationId, wanted, before, linesAtOnce);
    const last = entries.at(-1);
    if (last === undefined) return;
    yield entries.map(auditLogCsvLine).join("");
    before = last.position;
  }
}

function wantedBy(
  { from, to, group, person, round }: AuditLogFilter,
  rounds: readonly { readonly id: RoundId; readonly slug: string }[],
): WantedEntries {
  return {
    from: from === null ? null : beginningOf(from),
    until: to === null ? null : beginningOf(daysAfter(to, 1)),
    group,
    actor: person,
    // A round that there is not has no entries, and not all.
    about: round === null ? null : (rounds.find(({ slug }) => slug === round)?.id ?? ""),
  };
}
