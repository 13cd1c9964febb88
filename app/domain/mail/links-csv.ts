/**
 * Rows as a CSV file that Swedish spreadsheets open as it is: semicolons, and a byte order mark that says UTF-8. A field
 * that would be taken for a formula gets an apostrophe before it.
 */
export function linksCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toField).join(";")).join("\r\n")}\r\n`;
}

function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
