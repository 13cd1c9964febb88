import { csvLine } from "#app/domain/spreadsheet-csv.ts";
import type { StoredEntry } from "./log-entry.ts";

/** The columns of the log as a file; people, rounds and departments by their ids alone. */
export const auditLogCsvHead = csvLine(["position", "at", "event", "actor", "subject", "details"]);

/** An entry as a line of the file; what has been erased is empty. */
export function auditLogCsvLine({ position, at, event, actor, subject, details }: StoredEntry): string {
  const text = details === null ? "" : JSON.stringify(details);
  return csvLine([String(position), at, event, actor ?? "", subject ?? "", text]);
}
