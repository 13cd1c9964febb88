import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { fromJson } from "#db/json.ts";
import { auditRowsOfRound } from "#db/queries/archive.ts";
import type { AnsweredRound } from "./answer-files.server.ts";
import { jsonList } from "./json-list.ts";

/** So many events are in memory at once. */
const atOnce = 50;

type LoggedRound = Pick<AnsweredRound, "db" | "organizationId" | "summed">;

async function* eventsIn({ db, organizationId, summed }: LoggedRound) {
  let after = 0;
  let rows: Awaited<ReturnType<typeof auditRowsOfRound>>;
  do {
    rows = await auditRowsOfRound(db, { organizationId, roundId: summed.round.id }, after, atOnce);
    yield rows;
    after = rows.at(-1)?.position ?? after;
  } while (rows.length === atOnce);
}

/** What stands in the log's file where what led to a person has been erased. */
const erased = "#ERASED";

export async function* logCsv(round: LoggedRound): AsyncGenerator<string> {
  yield csv([["position", "at", "actor", "event", "subject", "details"]]);
  for await (const rows of eventsIn(round)) {
    yield csv(
      rows.map(({ position, at, event, ...erasable }) => [
        String(position),
        at,
        erasable.actor ?? erased,
        event,
        erasable.subject ?? erased,
        erasable.details ?? erased,
      ]),
    );
  }
}

export function logJson(round: LoggedRound, head: object): AsyncGenerator<string> {
  return jsonList(head, "events", eventRecords(round));
}

async function* eventRecords(round: LoggedRound): AsyncGenerator<object> {
  for await (const rows of eventsIn(round)) {
    for (const { details, ...row } of rows) {
      yield { ...row, details: details === null ? null : fromJson(details) };
    }
  }
}
