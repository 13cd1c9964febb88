/**
 * Rows as a CSV file that Swedish spreadsheets open as it is: semicolons, at which they part columns, and a byte order
 * mark that says UTF-8.
 */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(csvLine).join("")}`;
}

/** A line of such a file (RFC 4180). A field that would be taken for a formula gets an apostrophe before it. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(toField).join(";")}\r\n`;
}

function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
