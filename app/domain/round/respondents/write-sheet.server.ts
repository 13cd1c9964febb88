import writeExcelFile from "write-excel-file/node";

/** What a list is saved as. */
export type SheetFormat = "xlsx" | "csv";

/** A list as a file that spreadsheets open, with its first row as heading. */
export async function writeSheet(
  rows: readonly (readonly string[])[],
  format: SheetFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "csv") return new TextEncoder().encode(csvOf(rows));
  const [heading = [], ...rest] = rows;
  const data = [
    heading.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
    ...rest.map((row) => row.map((value) => ({ value, type: String }))),
  ];
  const columns = heading.map((_name, index) => ({
    width: Math.min(60, Math.max(12, ...rows.map((row) => (row[index] ?? "").length + 2))),
  }));
  return new Uint8Array(await writeExcelFile(data, { columns, stickyRowsCount: 1 }).toBuffer());
}

/** With a mark of its encoding and parted by semicolons, as Excel in Swedish opens it. */
function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  // A cell that begins so is a formula to a spreadsheet, whoever wrote it.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
