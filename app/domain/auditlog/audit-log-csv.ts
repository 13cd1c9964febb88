import type { StoredEntry } from "./log-entry.ts";

/** The columns of the log as a file; people, rounds and departments by their ids alone. */
export const auditLogCsvHead = csvLine(["position", "at", "event", "actor", "subject", "details"]);

/** An entry as a line of the file; what has been erased is empty. */
export function auditLogCsvLine({ position, at, event, actor, subject, details }: StoredEntry): string {
  const text = details === null ? "" : JSON.stringify(details);
  return csvLine([String(position), at, event, actor ?? "", subject ?? "", text]);
}

/** A line as RFC 4180 has it, with semicolons, at which Swedish spreadsheets part columns. */
function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(";")}\r\n`;
}

function csvField(text: string): string {
  // A spreadsheet would take it for a formula.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
