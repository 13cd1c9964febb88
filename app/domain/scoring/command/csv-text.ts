/** Records as CSV text (RFC 4180); a cell that needs quotes gets them. */
export function csv(rows: readonly (readonly string[])[], delimiter = ",", lineEnd = "\n"): string {
  const cell = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join("");
}
